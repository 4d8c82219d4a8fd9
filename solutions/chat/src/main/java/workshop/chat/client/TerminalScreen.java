package workshop.chat.client;

import org.jline.reader.LineReader;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import workshop.chat.protocol.SafeText;

/** Shows what comes in above the line that the user is typing, which is drawn anew below it. */
final class TerminalScreen implements Screen {

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
                .append(SafeText.of(from))
                .style(AttributedStyle.DEFAULT)
                .append(": ")
                .append(SafeText.of(text))
                .toAttributedString());
    }

    /** {@inheritDoc} */
    @Override
    public void note(String text) {
        AttributedStringBuilder note = new AttributedStringBuilder().style(AttributedStyle.DEFAULT.faint());
        text.lines().forEach(line -> note.append("* ").append(SafeText.of(line)).append("\n"));
        lines.printAbove(note.toAttributedString());
    }

    /** {@inheritDoc} */
    @Override
    public void renamed(String nickname) {
        this.nickname = SafeText.of(nickname);
        note("you are called " + nickname);
    }
}
