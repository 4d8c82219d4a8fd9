package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminal.VirtualTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oshi.software.os.InternetProtocolStats.TcpState;
import workshop.tcpview.TcpSocket.Owner;

@DisplayName("The live table, on the screen of a terminal")
class LiveTableTest {

    private static final int COLUMNS = 100;
    private static final int ROWS = 10;
    private static final int FIRST_SOCKET = 4;

    // As this terminal stores them: red, green and blue in 4 bits each.
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

    /** The background colours of the first sockets. */
    private List<Integer> backgrounds(int sockets) {
        long[] cells = new long[COLUMNS * ROWS];
        virtual.screen().dump(cells, new int[2]);
        return IntStream.range(FIRST_SOCKET, FIRST_SOCKET + sockets)
                .mapToObj(line -> cells[line * COLUMNS])
                .map(cell -> ScreenTerminal.cellHasBackground(cell) ? ScreenTerminal.cellBackground(cell) : PLAIN)
                .toList();
    }

    @Test
    @DisplayName("each drawing replaces the one before")
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
                ESTABLISHED 1
                + new   ~ changed   - gone   q ends
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
    @DisplayName("the cursor stays below the table")
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

    private static View twenty() {
        return View.first(IntStream.range(50_001, 50_021)
                .mapToObj(port -> Sockets.connection(33333, port))
                .toList());
    }

    @Test
    @DisplayName("rows that do not fit into the window are counted, and the keys that show them are named")
    void cut() {
        table(true).draw(twenty());

        assertThat(screen()).hasSize(ROWS);
        assertThat(screen().get(0)).isEqualTo("What it shows");
        assertThat(screen().get(1)).isEqualTo("ESTABLISHED 20");
        assertThat(screen().get(ROWS - 2)).isEqualTo("  ... 1 to 4 of 20: arrow keys, PgUp, PgDn, Home, End");
        assertThat(screen().getLast()).as("the line of the cursor").isEmpty();
    }

    @Test
    @DisplayName("keys move the sockets, and the header stays")
    void scrolled() {
        LiveTable table = table(true);
        table.draw(twenty());

        table.obey(Key.END);
        table.draw(twenty());
        assertThat(screen().get(FIRST_SOCKET - 1)).as("the header").startsWith("  State ");
        assertThat(screen().get(FIRST_SOCKET)).as("the first").contains("127.0.0.1:50017");
        assertThat(screen().get(FIRST_SOCKET + 3)).as("the last").contains("127.0.0.1:50020");

        table.obey(Key.PAGE_UP);
        table.obey(Key.UP);
        table.draw(twenty());
        assertThat(screen().get(FIRST_SOCKET)).as("a page and a line before").contains("127.0.0.1:50012");
        table.obey(Key.HOME);
        table.draw(twenty());
        assertThat(screen().get(FIRST_SOCKET)).as("the first again").contains("127.0.0.1:50001");
    }

    @Test
    @DisplayName("when most sockets are gone, the last of the others are visible")
    void goneBelow() {
        LiveTable table = table(true);
        table.draw(twenty());
        table.obey(Key.END);
        table.draw(twenty());

        table.draw(View.first(List.of(LISTENER, CONNECTION)));

        assertThat(screen().get(FIRST_SOCKET)).startsWith("  LISTEN ");
        assertThat(screen().get(FIRST_SOCKET + 1)).startsWith("  ESTABLISHED ");
        assertThat(screen().get(FIRST_SOCKET + 2)).isEmpty();
    }

    @Test
    @DisplayName("a low window keeps its lines for sockets")
    void low() throws Exception {
        resize(COLUMNS, 5);

        table(true).draw(twenty());

        assertThat(screen().get(0)).startsWith("  State ");
        assertThat(screen().get(1)).startsWith("  ESTABLISHED ");
        assertThat(screen().get(3)).startsWith("  ... 1 to 2 of 20: arrow keys");
        assertThat(screen())
                .hasSize(5)
                .last()
                .asString()
                .as("the line of the cursor")
                .isEmpty();
    }

    @Test
    @DisplayName("keys move the table sideways in a narrow window, and the signs stay")
    void sideways() throws Exception {
        resize(20, ROWS);
        LiveTable table = table(true);
        View view = View.first(List.of()).next(List.of(LISTENER), NOW);
        table.draw(view);
        assertThat(screen().get(FIRST_SOCKET)).isEqualTo("+ LISTEN  0       0");

        IntStream.range(0, 9).forEach(i -> table.obey(Key.RIGHT));
        table.draw(view);
        assertThat(screen().get(FIRST_SOCKET - 1)).as("the end of the header").endsWith("  PID   Process");
        assertThat(screen().get(FIRST_SOCKET))
                .as("the end of the line")
                .startsWith("+ ")
                .endsWith("  4711  nc");

        IntStream.range(0, 9).forEach(i -> table.obey(Key.LEFT));
        table.draw(view);
        assertThat(screen().get(FIRST_SOCKET)).as("the beginning again").isEqualTo("+ LISTEN  0       0");
    }

    @ParameterizedTest
    @ValueSource(ints = {COLUMNS, COLUMNS - 1})
    @DisplayName("a line is cut by its width, also in the middle of a wide character")
    void wide(int columns) throws Exception {
        resize(columns, ROWS);
        Owner owner = new Owner(4711, "\u30b5\u30fc\u30d0\u30fc".repeat(20));

        table(true).draw(View.first(List.of(Sockets.connection(33333, 50000, TcpState.ESTABLISHED, owner, 0))));

        String line = screen().get(FIRST_SOCKET);
        assertThat(line).contains("4711  \u30b5\u30fc\u30d0");
        // This terminal shows every character in one column. Others need two for these.
        assertThat(new AttributedString(line).columnLength())
                .as("columns of " + line)
                .isBetween(columns - 2, columns - 1);
    }

    @Test
    @DisplayName("a redrawing removes what other programs wrote on the screen")
    void redrawn() {
        LiveTable table = table(true);
        View view = View.first(List.of(LISTENER));
        table.draw(view);
        List<String> before = screen();
        virtual.terminal().writer().print("what the shell says\r\n");
        virtual.terminal().flush();

        table.obey(Key.REDRAW);
        table.draw(view);

        assertThat(screen()).isEqualTo(before);
    }

    @Test
    @DisplayName("it needs a terminal whose cursor can be moved up")
    void suitable() throws Exception {
        assertThat(LiveTable.isFor(virtual.terminal())).as("xterm-256color").isTrue();
        VirtualTerminal dumb = ScreenTerminal.withTerminal("test", "dumb", COLUMNS, ROWS);
        try (var terminal = dumb.terminal()) {
            assertThat(LiveTable.isFor(terminal)).as("dumb").isFalse();
        }
    }

    private void resize(int columns, int rows) {
        virtual.screen().setSize(Size.of(columns, rows));
        virtual.terminal().setSize(Size.of(columns, rows));
    }

    @Test
    @DisplayName("a resized window gets a new drawing")
    void resized() {
        LiveTable table = table(true);
        View view = View.first(List.of(LISTENER));
        table.draw(view);

        resize(30, ROWS);
        table.draw(view);

        assertThat(screen().get(FIRST_SOCKET)).isEqualTo("  LISTEN  0       0       127");
        assertThat(screen().get(FIRST_SOCKET + 1)).isEmpty();
    }

    @Test
    @DisplayName("drawing on a closed terminal fails with an exception of its own")
    void closed() throws Exception {
        LiveTable table = table(true);
        virtual.terminal().close();

        assertThatIllegalStateException().isThrownBy(() -> table.draw(View.first(List.of())));
    }

    @Test
    @DisplayName("begins on a clean line: keys that were pressed before it was ready have left their letters there")
    void echoedKeys() {
        virtual.terminal().writer().print("letters that are longer than the title of the table");
        table(false).draw(View.first(List.of(LISTENER)));

        assertThat(screen().getFirst()).isEqualTo("What it shows");
    }
}
