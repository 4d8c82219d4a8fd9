package workshop.chat.client;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;
import workshop.chat.protocol.SafeText;

/** Shows messages above the line that the user is typing, and draws that line again below them. */
final class TerminalScreen implements Screen {

    private final Terminal terminal;
    private final LineReaderImpl lines;
    private String nickname = "";

    /** Whether a line was ever read. */
    private volatile boolean used;

    /** The screen and the keyboard of a terminal. */
    TerminalScreen(Terminal terminal) throws IOException {
        this.terminal = terminal;
        this.lines = new LineReaderImpl(terminal);
        // Without the option, "!!" would be a command, as in a shell.
        lines.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        lines.getWidgets().put(LineReader.CALLBACK_INIT, this::showPrompt);
    }

    /**
     * Waits for the user's input.
     *
     * @return a line, or several lines that were pasted; empty at the end of the input
     * @throws UserInterruptException if the user types Ctrl-C, or this thread is interrupted
     */
    Optional<String> readLine() {
        used = true;
        try {
            return Optional.of(lines.readLine());
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    /** Sets the prompt, to the left of the user's input. In it, % begins a pattern, and %% is a percent sign. */
    private synchronized boolean showPrompt() {
        lines.setPrompt(nickname.replace("%", "%%") + "> ");
        return true;
    }

    /** {@inheritDoc} */
    @Override
    public void showMessage(String from, String text) {
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
    public void showNote(String text) {
        AttributedStringBuilder note = new AttributedStringBuilder().style(AttributedStyle.DEFAULT.faint());
        text.lines().forEach(line -> note.append("* ").append(SafeText.of(line)).append("\n"));
        lines.printAbove(note.toAttributedString());
    }

    /** {@inheritDoc} */
    @Override
    public void nicknameGranted(String nickname) {
        prompt(SafeText.of(nickname));
        showNote("you are called " + nickname);
    }

    /** {@inheritDoc} The prompt changes with the next note. */
    @Override
    public void nicknameLost() {
        prompt("");
    }

    private synchronized void prompt(String name) {
        nickname = name;
        showPrompt();
    }

    /**
     * The control characters that restore the terminal. While a line is read, the terminal sends other codes for the cursor
     * keys, and marks pasted text. The line reader restores it after each line, but not when the process ends: it may end
     * because the terminal is closed, and then it is not reading any more.
     *
     * @return an empty string if no line was read; with a line end if one is being read
     */
    String restoration() {
        if (!used) {
            return "";
        }
        String cursorKeys = Curses.tputs(terminal.getStringCapability(Capability.keypad_local));
        String end = lines.isReading() ? System.lineSeparator() : "";
        return Objects.requireNonNullElse(cursorKeys, "") + LineReaderImpl.BRACKETED_PASTE_OFF + end;
    }
}
