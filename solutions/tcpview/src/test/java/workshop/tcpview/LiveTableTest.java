package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminal.VirtualTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import oshi.software.os.InternetProtocolStats.TcpState;

@DisplayName("The live table, on the screen of a terminal")
class LiveTableTest {

    private static final int COLUMNS = 100;
    private static final int ROWS = 10;
    private static final int FIRST_SOCKET = 3;

    // As this terminal keeps them: red, green and blue in 4 bits each.
    private static final int RED = 0x800;
    private static final int GREEN = 0x080;
    private static final int YELLOW = 0x880;
    private static final int PLAIN = -1;
    private static final Instant NOW = Instant.parse("2024-01-01T12:00:00Z");

    private static final TcpSocket LISTENER = Sockets.listening(33333);
    private static final TcpSocket CONNECTION = Sockets.connection(33333, 50000);

    private final VirtualTerminal virtual;

    LiveTableTest() throws Exception {
        virtual = ScreenTerminal.withTerminal("test", "xterm-256color", COLUMNS, ROWS);
    }

    @AfterEach
    void close() throws Exception {
        virtual.terminal().close();
    }

    private LiveTable table(boolean colours) {
        return new LiveTable(virtual.terminal(), "What it shows", true, colours);
    }

    private List<String> screen() {
        return Arrays.stream(virtual.screen().toString().split("\n"))
                .map(String::stripTrailing)
                .toList();
    }

    /** The colours behind the first so many sockets. */
    private List<Integer> backgrounds(int sockets) {
        long[] cells = new long[COLUMNS * ROWS];
        virtual.screen().dump(cells, new int[2]);
        return IntStream.range(FIRST_SOCKET, FIRST_SOCKET + sockets)
                .mapToObj(line -> cells[line * COLUMNS])
                .map(cell -> ScreenTerminal.cellHasBackground(cell) ? ScreenTerminal.cellBackground(cell) : PLAIN)
                .toList();
    }

    @Test
    @DisplayName("each view is drawn over the one before")
    void inPlace() {
        LiveTable table = table(true);
        View first = View.first(List.of(LISTENER));
        table.draw(first);
        View second = first.next(List.of(LISTENER, CONNECTION), NOW);
        table.draw(second);
        View third = second.next(List.of(CONNECTION), NOW.plusSeconds(2));
        table.draw(third);
        assertThat(screen()).containsExactlyElementsOf("""
                What it shows
                + new   ~ changed   - gone   Ctrl-C ends
                  State        Recv-Q  Send-Q  Local address    Remote address   PID   Process
                - LISTEN       0       0       127.0.0.1:33333  *:*              4711  nc
                  ESTABLISHED  0       0       127.0.0.1:33333  127.0.0.1:50000  4711  nc





                """.lines().toList());

        table.draw(third.next(List.of(), NOW.plusSeconds(4)).next(List.of(), NOW.plusSeconds(6)));
        assertThat(screen().subList(FIRST_SOCKET, ROWS))
                .as("lines below the header")
                .containsOnly("");
    }

    @Test
    @DisplayName("the cursor rests below the table")
    void cursor() {
        table(true).draw(View.first(List.of(LISTENER)));

        int[] cursor = new int[2];
        virtual.screen().dump(new long[COLUMNS * ROWS], cursor);
        assertThat(cursor).as("column and row").containsExactly(0, FIRST_SOCKET + 1);
    }

    @Test
    @DisplayName("new is green, changed yellow, gone red, and the rest plain")
    void colours() {
        LiveTable table = table(true);
        TcpSocket changes = Sockets.connection(33333, 50001);
        View view = View.first(List.of(LISTENER, CONNECTION, changes));
        table.draw(view);
        assertThat(backgrounds(3)).as("at first").containsOnly(PLAIN);

        TcpSocket changed = Sockets.connection(33333, 50001, TcpState.CLOSE_WAIT);
        TcpSocket added = Sockets.connection(33333, 50002);
        table.draw(view.next(List.of(LISTENER, changed, added), NOW));
        assertThat(backgrounds(4)).as("plain, gone, changed, new").containsExactly(PLAIN, RED, YELLOW, GREEN);
    }

    @Test
    @DisplayName("without colours, the signs remain")
    void noColours() {
        table(false).draw(View.first(List.of()).next(List.of(LISTENER), NOW));

        assertThat(screen().get(FIRST_SOCKET)).startsWith("+ LISTEN");
        assertThat(backgrounds(1)).containsOnly(PLAIN);
    }

    @Test
    @DisplayName("what the window has no room for is cut, and counted")
    void cut() {
        List<TcpSocket> many = IntStream.range(50_000, 50_020)
                .mapToObj(port -> Sockets.connection(33333, port))
                .toList();

        table(true).draw(View.first(many));

        assertThat(screen()).hasSize(ROWS);
        assertThat(screen().get(0)).isEqualTo("What it shows");
        assertThat(screen().get(ROWS - 2)).isEqualTo("  ... and 15 more");
        assertThat(screen().getLast()).as("the line of the cursor").isEmpty();
    }

    @Test
    @DisplayName("a window of another size gets the table anew")
    void resized() {
        LiveTable table = table(true);
        View view = View.first(List.of(LISTENER));
        table.draw(view);

        virtual.screen().setSize(Size.of(30, ROWS));
        virtual.terminal().setSize(Size.of(30, ROWS));
        table.draw(view);

        assertThat(screen().get(FIRST_SOCKET)).isEqualTo("  LISTEN  0       0       127");
        assertThat(screen().get(FIRST_SOCKET + 1)).isEmpty();
    }

    @Test
    @DisplayName("a closed terminal is an error of its own")
    void closed() throws Exception {
        LiveTable table = table(true);
        virtual.terminal().close();

        assertThatIllegalStateException().isThrownBy(() -> table.draw(View.first(List.of())));
    }
}
