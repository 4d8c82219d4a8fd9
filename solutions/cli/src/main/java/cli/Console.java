package cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.Signals;

/**
 * The terminal: keys, colours, and a clear screen. Where there is no terminal, a letter and Enter are a key, and the output is
 * plain text.
 *
 * <p>Not thread-safe.
 */
final class Console implements AutoCloseable {

    /** The first character of a key that sends several. The others follow at once. */
    private static final int ESCAPE = 27;

    private static final long MILLIS_OF_A_SEQUENCE = 50;

    /**
     * JLine copies its library to a folder at each start. The copy of a process that is killed stays there: here until "mvn clean",
     * and not in the folder of temporary files.
     */
    private static final Path TARGET =
            Path.of(System.getProperty("output")).toAbsolutePath().getParent();

    /** On a full disk, JLine cannot copy its library, and warns at each look at the terminal. It works without the library too. */
    private static final Logger JLINE = Logger.getLogger("org.jline");

    static {
        JLINE.setLevel(Level.OFF);
    }

    private final Output out;
    private Terminal terminal;
    private boolean ended;

    /** Whether the screen may not be as it was printed: another thread notes it. */
    private volatile boolean disturbed;

    private Console() throws IOException {
        openTerminal();
        // The window has another size, or the program goes on after Ctrl-Z. The terminal would pass on all signals or
        // none.
        Signals.register("WINCH", () -> disturbed = true);
        Signals.register("CONT", () -> disturbed = true);
        out = new Output(
                () -> terminal.writer(),
                () -> terminal.getSize().getColumns(),
                isInteractive() && Output.coloursWanted(),
                isInteractive() && Output.linksWork());
    }

    /** Opens the terminal of this process, to print, and not to read keys. */
    static Console open() throws IOException {
        ignoreStops();
        return new Console();
    }

    /** Opens the terminal of this process, to print and to read keys. In the background, the system stops this process. */
    static Console withKeys() throws IOException {
        return new Console();
    }

    /**
     * At the end, the terminal gets back the settings that it had. Without this, the system would stop a command in the background
     * there.
     */
    private static void ignoreStops() {
        try {
            // The Java API has no ordinary access to this constant. On Windows, there is no such signal: JLine does
            // nothing then.
            Object ignore =
                    Class.forName("sun.misc.SignalHandler").getField("SIG_IGN").get(null);
            Signals.unregister("TTOU", ignore);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void openTerminal() throws IOException {
        terminal = newTerminal();
        // On Windows, the terminal itself notices that the window has another size.
        terminal.handle(Signal.WINCH, signal -> disturbed = true);
    }

    private static Terminal newTerminal() throws IOException {
        if (Files.isWritable(TARGET)) {
            System.setProperty("jline.tmpdir", TARGET.toString());
        }
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

    Output out() {
        return out;
    }

    /** Whether this terminal can move its cursor, and so can clear the screen. */
    boolean isInteractive() {
        return terminal.getStringCapability(Capability.cursor_up) != null;
    }

    /** Clears the screen. In plain text, an empty line divides one result from the next. */
    void clear() {
        out.forget();
        if (isInteractive()) {
            clearScreen();
        } else {
            out.line();
        }
    }

    private void clearScreen() {
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    /** Prints the screen again, in lines that fit, if the window has another size than before, or after Ctrl-Z. */
    void refresh() {
        if (disturbed) {
            disturbed = false;
            if (isInteractive()) {
                clearScreen();
                out.again();
            }
        }
    }

    /** The key that is pressed within this time. */
    Optional<Key> key(Duration time) {
        takeKeys();
        try {
            int character = terminal.reader().read(time.toMillis());
            ended = character == NonBlockingReader.EOF;
            if (character == ESCAPE) {
                skipSequence();
            }
            return Key.of(character);
        } catch (IOException closed) {
            // The JVM is shutting down, and has closed the terminal already.
            ended = true;
            return Optional.empty();
        }
    }

    /**
     * Reads the rest of what an arrow, a function key or Alt with a letter sends: it has letters too, such as the Q of F2. ECMA-48
     * calls the two kinds of sequences CSI and SS3.
     */
    private void skipSequence() throws IOException {
        int kind = terminal.reader().read(MILLIS_OF_A_SEQUENCE);
        if (kind == '[' || kind == 'O') {
            int next;
            do {
                next = terminal.reader().read(MILLIS_OF_A_SEQUENCE);
            } while (next >= ' ' && next < '@');
        }
    }

    /** An action that uses the terminal itself, such as a program. */
    interface Use {
        void run() throws InterruptedException;
    }

    /** Leaves the terminal to somebody else for a while. */
    void lend(Use use) {
        try {
            // It ends this terminal's own thread, which would take the first key.
            terminal.close();
            // A program takes a moment to start. Its keys are not echoed meanwhile: this terminal reads none of them.
            terminal = newTerminal();
            takeKeys();
            use.run();
            terminal.close();
            openTerminal();
        } catch (IOException | InterruptedException e) {
            ended = true;
        }
    }

    /** Whether the input has ended. */
    boolean hasEnded() {
        return ended;
    }

    /** Makes the terminal pass on each key at once, without echo: at the start, and again after Ctrl-Z. */
    private void takeKeys() {
        if (!isInteractive()) {
            return;
        }
        Attributes attributes = terminal.getAttributes();
        if (attributes.getLocalFlag(LocalFlag.ICANON) || attributes.getLocalFlag(LocalFlag.ECHO)) {
            // Not jline's raw mode: in that mode, Ctrl-C would not end the program.
            attributes.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), false);
            attributes.setControlChar(ControlChar.VMIN, 1);
            attributes.setControlChar(ControlChar.VTIME, 0);
            terminal.setAttributes(attributes);
        }
    }

    /** Restores the settings of the terminal. */
    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
