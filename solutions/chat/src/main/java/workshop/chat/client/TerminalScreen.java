package workshop.chat.client;

import java.util.regex.Pattern;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows what comes in above the line that the user is typing, which is drawn anew below it. */
final class TerminalScreen implements Screen {

    /**
     * Characters that would do something to a terminal other than to be shown: control characters, among them the
     * escape that begins a terminal's commands, and those that turn the direction of writing.
     */
    private static final Pattern NOT_TO_BE_SHOWN = Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

    private final LineReader lines;
    private volatile String nickname = "";

    /** A screen around the line that this reader reads. */
    TerminalScreen(LineReader lines) {
        this.lines = lines;
    }

    /** What stands before the line that the user is typing. */
    String prompt() {
        return nickname + "> ";
    }

    /** {@inheritDoc} */
    @Override
    public void said(String from, String text) {
        lines.printAbove(new AttributedStringBuilder()
                .style(AttributedStyle.BOLD)
                .append(shown(from))
                .style(AttributedStyle.DEFAULT)
                .append(": ")
                .append(shown(text))
                .toAttributedString());
    }

    /** {@inheritDoc} */
    @Override
    public void note(String text) {
        AttributedStringBuilder note = new AttributedStringBuilder().style(AttributedStyle.DEFAULT.faint());
        text.lines().forEach(line -> note.append("* ").append(shown(line)).append("\n"));
        lines.printAbove(note.toAttributedString());
    }

    /** {@inheritDoc} */
    @Override
    public void renamed(String nickname) {
        this.nickname = shown(nickname);
        note("you are called " + nickname);
    }

    static String shown(String text) {
        return NOT_TO_BE_SHOWN.matcher(text).replaceAll("\ufffd");
    }
}
