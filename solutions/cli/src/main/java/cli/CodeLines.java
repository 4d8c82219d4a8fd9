package cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks lines of code that are longer than the terminal is wide. */
final class CodeLines {

    /** The sign of a diff, the indentation, and the beginning of a comment. */
    private static final Pattern BEGIN = Pattern.compile("([-+]?)( *)(//|\\*)?.*");

    private CodeLines() {}

    /** The line, in parts of at most this width where blanks allow it. The parts after the first are indented further. */
    static List<String> fit(String line, int width) {
        Matcher begin = BEGIN.matcher(line);
        String margin = begin.matches()
                ? begin.group(1) + begin.group(2) + (begin.group(3) == null ? "        " : begin.group(3) + " ")
                : "";
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            if (blank <= margin.length()) {
                break;
            }
            parts.add(rest.substring(0, blank));
            rest = margin + rest.substring(blank + 1);
        }
        parts.add(rest);
        return parts;
    }
}
