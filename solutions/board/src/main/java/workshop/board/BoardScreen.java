package workshop.board;

import java.io.IOError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * Shows the board on a terminal, in place of the drawing before. Where there is no terminal, it prints the board again when it has
 * changed.
 *
 * <p>Not thread-safe.
 */
final class BoardScreen {

    private static final Duration EVERY = Duration.ofMillis(500);

    /** Without a terminal, another program or a file gets all that is printed. */
    private static final Duration EVERY_IN_PLAIN_TEXT = Duration.ofSeconds(2);

    private static final int CTRL_L = 12;

    private final List<String> heading;
    private final Supplier<RoomView> room;
    private final boolean colours;

    /**
     * A screen.
     *
     * @param heading lines that stay above the board
     * @param room what to show now
     */
    BoardScreen(List<String> heading, Supplier<RoomView> room) {
        this.heading = heading;
        this.room = room;
        String noColor = System.getenv("NO_COLOR");
        this.colours = noColor == null || noColor.isEmpty();
    }

    /** Returns when q is pressed or the terminal is closed. Without a terminal, it never returns. */
    void show() throws IOException, InterruptedException {
        try (Terminal terminal = terminal()) {
            if (terminal.getStringCapability(Capability.cursor_up) != null) {
                live(terminal);
                return;
            }
        }
        print();
    }

    private static Terminal terminal() throws IOException {
        // A terminal that is younger than this machine's terminfo is taken for an "ansi" one.
        InfoCmp.setDefaultInfoCmp(
                Objects.requireNonNullElse(System.getenv("TERM"), ""), () -> InfoCmp.getDefaultInfoCmp("ansi"));
        return TerminalBuilder.builder()
                .systemOutput(SystemOutput.SysOut)
                .dumb(true)
                // Ctrl-C is left to the JVM, which ends; on the way out the terminal closes itself.
                .nativeSignals(false)
                .graphemeCluster(false)
                .build();
    }

    void live(Terminal terminal) {
        var display = new Display(terminal, false);
        Size size = known(terminal.getSize());
        display.resize(size);
        try {
            takeKeys(terminal);
            for (int key = 0; key != 'q' && key != NonBlockingReader.EOF; key = key(terminal)) {
                Size now = known(terminal.getSize());
                if (key == CTRL_L || !now.equals(size)) {
                    terminal.puts(Capability.clear_screen);
                    display.reset();
                    size = now;
                    display.resize(size);
                }
                List<AttributedString> lines = fitted(size);
                display.update(lines, size.cursorPos(lines.size() - 1, 0));
            }
        } catch (IOException | IllegalStateException | IOError closed) {
            // The JVM is shutting down, and has closed the terminal already.
        }
    }

    /** Some serial consoles do not report their size. */
    private static Size known(Size size) {
        return size.getColumns() > 0 && size.getRows() > 0 ? size : Size.of(80, 24);
    }

    /** The lines that the window has place for, and an empty one, from which the shell goes on. */
    private List<AttributedString> fitted(Size size) {
        int rows = Math.max(1, size.getRows() - 1);
        List<AttributedString> lines =
                new ArrayList<>(heading.stream().map(AttributedString::new).toList());
        lines.addAll(BoardText.lines(room.get(), rows - lines.size(), size.getColumns() - 1));
        List<AttributedString> fitted = new ArrayList<>();
        for (AttributedString line : lines.subList(0, Math.min(lines.size(), rows))) {
            AttributedString seen = line.columnSubSequence(0, size.getColumns() - 1);
            // The line end tells the display that the next line does not continue this one.
            fitted.add(AttributedString.join(
                    AttributedString.EMPTY,
                    colours ? seen : new AttributedString(seen.toString()),
                    AttributedString.NEWLINE));
        }
        fitted.add(AttributedString.EMPTY);
        return fitted;
    }

    /** The key that is pressed before the next drawing. After Ctrl-Z it is Ctrl-L: the shell has written on the screen. */
    private static int key(Terminal terminal) throws IOException {
        return takeKeys(terminal) ? CTRL_L : terminal.reader().read(EVERY.toMillis());
    }

    /** Makes the terminal pass on each key at once; false if it does so already. After Ctrl-Z, the shell has reset it. */
    private static boolean takeKeys(Terminal terminal) {
        Attributes attributes = terminal.getAttributes();
        if (!attributes.getLocalFlag(LocalFlag.ICANON) && !attributes.getLocalFlag(LocalFlag.ECHO)) {
            return false;
        }
        // Not jline's raw mode: in that mode, Ctrl-C would not end the program.
        attributes.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), false);
        attributes.setControlChar(ControlChar.VMIN, 1);
        attributes.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(attributes);
        return true;
    }

    private void print() throws InterruptedException {
        heading.forEach(System.out::println);
        List<String> before = List.of();
        while (true) {
            List<String> lines = BoardText.lines(room.get(), Integer.MAX_VALUE, Integer.MAX_VALUE).stream()
                    .map(AttributedString::toString)
                    .toList();
            if (!lines.equals(before)) {
                lines.forEach(System.out::println);
                System.out.println();
                before = lines;
            }
            Thread.sleep(EVERY_IN_PLAIN_TEXT);
        }
    }
}
