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

/** Shows what comes in above the line that the user is typing, which is drawn anew below it. */
final class TerminalScreen implements Screen {

    private final Terminal terminal;
    private final LineReaderImpl lines;
    private String nickname = "";

    /** A screen, and the keyboard that belongs to it. */
    TerminalScreen(Terminal terminal) throws IOException {
        this.terminal = terminal;
        this.lines = new LineReaderImpl(terminal);
        // Without the option, "!!" would be taken for a command, as a shell does.
        lines.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        lines.getWidgets().put(LineReader.CALLBACK_INIT, this::showPrompt);
    }

    /**
     * Waits for what the user types.
     *
     * @return a line, or several that were pasted; nothing at the end of the input
     * @throws UserInterruptException if the user types Ctrl-C, or this thread is interrupted
     */
    Optional<String> readLine() {
        try {
            return Optional.of(lines.readLine());
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    /** What stands before the line that the user is typing. For the reader, % begins a pattern, and %% is a percent sign. */
    private synchronized boolean showPrompt() {
        lines.setPrompt(nickname.replace("%", "%%") + "> ");
        return true;
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

    /** {@inheritDoc} Without a nickname, the prompt changes with the next note. */
    @Override
    public void called(Optional<String> nickname) {
        synchronized (this) {
            this.nickname = nickname.map(SafeText::of).orElse("");
            showPrompt();
        }
        nickname.ifPresent(name -> note("you are called " + name));
    }

    /**
     * What ends, once printed, the modes that the reader has switched on in the terminal: cursor keys for an application,
     * and marks around what is pasted. The reader does this itself after each line, but not when the process is ended.
     *
     * @return nothing if no line is being read
     */
    String restoration() {
        if (!lines.isReading()) {
            return "";
        }
        String cursorKeys = Curses.tputs(terminal.getStringCapability(Capability.keypad_local));
        return Objects.requireNonNullElse(cursorKeys, "") + LineReaderImpl.BRACKETED_PASTE_OFF + System.lineSeparator();
    }
}
