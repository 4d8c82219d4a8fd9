package workshop.tcpview;

import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** The commands of the live table's keys. */
enum Key {
    UP,
    DOWN,
    LEFT,
    RIGHT,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    REDRAW,
    QUIT;

    /**
     * The keys of this terminal. Its description lists the sequences of the "application mode". A terminal in the other mode
     * sends others, so the usual ones of that mode are added.
     *
     * @see <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-PC-Style-Function-Keys">xterm's control
     *     sequences, PC-Style Function Keys</a>
     */
    static KeyMap<Key> map(Terminal terminal) {
        KeyMap<Key> keys = new KeyMap<>();
        keys.bind(UP, KeyMap.key(terminal, Capability.key_up), "\033[A");
        keys.bind(DOWN, KeyMap.key(terminal, Capability.key_down), "\033[B");
        keys.bind(RIGHT, KeyMap.key(terminal, Capability.key_right), "\033[C");
        keys.bind(LEFT, KeyMap.key(terminal, Capability.key_left), "\033[D");
        keys.bind(PAGE_UP, KeyMap.key(terminal, Capability.key_ppage), "\033[5~");
        keys.bind(PAGE_DOWN, KeyMap.key(terminal, Capability.key_npage), "\033[6~");
        keys.bind(HOME, KeyMap.key(terminal, Capability.key_home), "\033[H", "\033[1~");
        keys.bind(END, KeyMap.key(terminal, Capability.key_end), "\033[F", "\033[4~");
        keys.bind(REDRAW, KeyMap.ctrl('L'));
        keys.bind(QUIT, "q", "Q");
        return keys;
    }
}
