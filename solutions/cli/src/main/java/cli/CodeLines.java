package cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks lines of code that are longer than the terminal is wide. */
final class CodeLines {

    private static final String TAB = "    ";
    private static final String FURTHER = "        ";

    /** The indentation, and the beginning of a comment. */
    private static final Pattern BEGIN = Pattern.compile("( *)(//|\\*)?");

    private CodeLines() {}

    /**
     * A line, in parts of at most this width. They are broken at a blank where there is one. The parts after the first are indented
     * further.
     *
     * @param sign what each part begins with: the side that the line belongs to
     */
    static List<String> fit(String sign, String line, int width) {
        // Two columns are the least: one character may need both.
        int room = Math.max(width - sign.length(), 2);
        String rest = line.replace("\t", TAB);
        Matcher begin = BEGIN.matcher(rest);
        begin.lookingAt();
        boolean isComment = begin.group(2) != null;
        String indent = begin.group(1).substring(0, Math.min(begin.end(1), room / 2));
        String margin = indent + (isComment ? begin.group(2) + " " : FURTHER);
        margin = margin.substring(0, Math.min(margin.length(), room / 2));

        List<String> parts = new ArrayList<>();
        if (rest.length() > room) {
            rest = indent + rest.substring(begin.end(1));
        }
        int text = isComment ? margin.length() : indent.length();
        while (rest.length() > room) {
            int end = end(rest, text, room);
            parts.add((sign + rest.substring(0, end)).stripTrailing());
            rest = margin + rest.substring(end).stripLeading();
            text = margin.length();
        }
        parts.add((sign + rest).stripTrailing());
        return parts;
    }

    /** The end of the part of a line that fits: a blank behind the beginning of the text, or else the last character. */
    private static int end(String line, int text, int room) {
        int blank = line.lastIndexOf(' ', room);
        if (blank > text) {
            return blank;
        }
        return Character.isHighSurrogate(line.charAt(room - 1)) && room - 1 > text ? room - 1 : room;
    }
}
