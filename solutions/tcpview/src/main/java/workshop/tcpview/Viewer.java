package workshop.tcpview;

import java.io.IOError;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * Reads the sockets again and again, shows them, and obeys the keys.
 *
 * <p>Not thread-safe.
 */
final class Viewer {

    /** The longest time between two checks of the terminal's size and settings. */
    private static final Duration POLL = Duration.ofMillis(250);

    private final Terminal terminal;
    private final Supplier<List<TcpSocket>> sockets;
    private final Duration every;
    private final LiveTable table;
    private final BindingReader keyboard;
    private final KeyMap<Key> keys;

    /**
     * A viewer on this terminal.
     *
     * @param sockets reads the sockets
     * @param every the time from one reading to the next
     */
    Viewer(Terminal terminal, LiveTable table, Supplier<List<TcpSocket>> sockets, Duration every) {
        this.terminal = terminal;
        this.sockets = sockets;
        this.every = every;
        this.table = table;
        this.keyboard = new BindingReader(terminal.reader());
        this.keys = Key.map(terminal);
    }

    /** Returns when q is pressed or the terminal is closed. The caller must close the terminal, which restores its settings. */
    void run() {
        View view = View.first(sockets.get());
        while (isWatched(view)) {
            view = view.next(sockets.get(), Instant.now());
        }
    }

    /** Shows the view until it is time for the next one; false if there will be none. */
    private boolean isWatched(View view) {
        long end = System.nanoTime() + every.toNanos();
        try {
            for (long left = every.toNanos(); left > 0; left = end - System.nanoTime()) {
                takeKeys();
                table.draw(view);
                Key key = key(Math.min(left, POLL.toNanos()));
                if (key == Key.QUIT) {
                    return false;
                }
                if (key != null) {
                    table.obey(key);
                }
            }
            return true;
        } catch (IllegalStateException | EndOfFileException | IOError closed) {
            // The JVM is shutting down, and has closed the terminal already.
            return false;
        }
    }

    /**
     * Makes the terminal pass on each key at once, without echo. This happens at the start, and again after Ctrl-Z: the shell
     * has then reset the terminal and written on the screen.
     */
    private void takeKeys() {
        Attributes attributes = terminal.getAttributes();
        if (attributes.getLocalFlag(LocalFlag.ICANON) || attributes.getLocalFlag(LocalFlag.ECHO)) {
            // Not jline's raw mode: in that mode, Ctrl-C would not end the program.
            attributes.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), false);
            attributes.setControlChar(ControlChar.VMIN, 1);
            attributes.setControlChar(ControlChar.VTIME, 0);
            terminal.setAttributes(attributes);
            table.obey(Key.REDRAW);
        }
    }

    /** The key that is pressed within this time, or null. {@link Key#QUIT} if the terminal's input has ended. */
    private Key key(long nanos) {
        return switch (keyboard.peekCharacter(
                Math.max(1, Duration.ofNanos(nanos).toMillis()))) {
            case NonBlockingReader.EOF -> Key.QUIT;
            case NonBlockingReader.READ_EXPIRED -> null;
            // An arrow key sends several characters. Each call reads one; the result is null until the last.
            default -> keyboard.readBinding(keys, null, false);
        };
    }
}
