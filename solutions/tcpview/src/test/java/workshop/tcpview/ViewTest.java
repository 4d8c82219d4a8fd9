package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;
import static oshi.software.os.InternetProtocolStats.TcpState.CLOSE_WAIT;
import static oshi.software.os.InternetProtocolStats.TcpState.ESTABLISHED;
import static oshi.software.os.InternetProtocolStats.TcpState.LISTEN;
import static workshop.tcpview.Sockets.NC;
import static workshop.tcpview.Sockets.connection;
import static workshop.tcpview.Sockets.listening;
import static workshop.tcpview.View.Mark.CHANGED;
import static workshop.tcpview.View.Mark.GONE;
import static workshop.tcpview.View.Mark.NEW;
import static workshop.tcpview.View.Mark.NONE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import oshi.software.os.InternetProtocolStats.TcpState;
import workshop.tcpview.TcpSocket.Owner;
import workshop.tcpview.View.Mark;
import workshop.tcpview.View.Row;

@DisplayName("From one snapshot to the next")
class ViewTest {

    private static final Instant START = Instant.parse("2024-01-01T12:00:00Z");
    private static final TcpSocket LISTENER = listening(33333);

    private final View first = View.first(List.of(LISTENER));

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    private static List<Mark> marks(View view) {
        return view.rows().stream().map(Row::mark).toList();
    }

    @Test
    @DisplayName("sockets of the first snapshot are not marked")
    void start() {
        assertThat(marks(first)).containsExactly(NONE);
        assertThat(marks(first.next(List.of(LISTENER), START))).containsExactly(NONE);
    }

    @Test
    @DisplayName("a new socket is marked for a second")
    void appears() {
        List<TcpSocket> two = List.of(LISTENER, connection(33333, 50000));

        View appeared = first.next(two, at(0));
        assertThat(marks(appeared)).containsExactly(NONE, NEW);
        View soon = appeared.next(two, at(999));
        assertThat(marks(soon)).containsExactly(NONE, NEW);
        assertThat(marks(soon.next(two, at(1000)))).containsExactly(NONE, NONE);
    }

    @Test
    @DisplayName("a new state is marked for a second, counted from the latest change")
    void changes() {
        View changed = View.first(List.of(connection(33333, 50000)))
                .next(List.of(connection(33333, 50000, CLOSE_WAIT)), at(0));
        assertThat(changed.rows()).singleElement().satisfies(row -> {
            assertThat(row.mark()).isEqualTo(CHANGED);
            assertThat(row.socket().state()).isEqualTo(CLOSE_WAIT);
        });

        View again = changed.next(List.of(connection(33333, 50000, TcpState.LAST_ACK)), at(900));
        List<TcpSocket> same = List.of(connection(33333, 50000, TcpState.LAST_ACK));
        View later = again.next(same, at(1800));
        assertThat(marks(later)).containsExactly(CHANGED);
        assertThat(marks(later.next(same, at(1900)))).containsExactly(NONE);
    }

    @Test
    @DisplayName("accepting a connection changes its socket")
    void accepted() {
        TcpSocket waiting = connection(33333, 50000, ESTABLISHED, Owner.NONE, 0);
        TcpSocket accepted = connection(33333, 50000, ESTABLISHED, NC, 0);

        assertThat(marks(View.first(List.of(waiting)).next(List.of(accepted), START)))
                .containsExactly(CHANGED);
    }

    @Test
    @DisplayName("bytes that come and go are shown, not marked")
    void queues() {
        View view = View.first(List.of(connection(33333, 50000)))
                .next(List.of(connection(33333, 50000, ESTABLISHED, NC, 17)), START);

        assertThat(view.rows()).singleElement().satisfies(row -> {
            assertThat(row.mark()).isEqualTo(NONE);
            assertThat(row.socket().receiveQueue()).isEqualTo(17);
        });
    }

    @Test
    @DisplayName("a socket that is gone stays for a second, as it was last seen")
    void goes() {
        View gone = first.next(List.of(), at(0));
        assertThat(gone.rows()).singleElement().satisfies(row -> {
            assertThat(row.mark()).isEqualTo(GONE);
            assertThat(row.socket()).isEqualTo(LISTENER);
        });

        View soon = gone.next(List.of(), at(999));
        assertThat(marks(soon)).containsExactly(GONE);
        assertThat(soon.next(List.of(), at(1000)).rows()).isEmpty();
    }

    @Test
    @DisplayName("a socket that comes back is new")
    void comesBack() {
        View back = first.next(List.of(), at(0)).next(List.of(LISTENER), at(500));

        assertThat(marks(back)).containsExactly(NEW);
    }

    @Test
    @DisplayName("with more than a second between snapshots, each change is still shown once")
    void slow() {
        View appeared = View.first(List.of()).next(List.of(LISTENER), at(0));
        assertThat(marks(appeared)).containsExactly(NEW);
        View gone = appeared.next(List.of(), at(5000));
        assertThat(marks(gone)).containsExactly(GONE);
        assertThat(gone.next(List.of(), at(10_000)).rows()).isEmpty();
    }

    @Test
    @DisplayName("two listening sockets that share a port are two rows, and one of them can go")
    void sharedPort() {
        View two = View.first(List.of(LISTENER, LISTENER));
        assertThat(marks(two)).containsExactly(NONE, NONE);
        assertThat(marks(two.next(List.of(LISTENER), START))).containsExactly(NONE, GONE);
    }

    @Test
    @DisplayName("the two ends of a connection are neighbours, below the listeners")
    void order() {
        TcpSocket server1 = connection(33333, 50001);
        TcpSocket client1 = connection(50001, 33333);
        TcpSocket server2 = connection(33333, 50002);
        TcpSocket client2 = connection(50002, 33333);

        View view = View.first(List.of(client2, server1, client1, LISTENER, server2));

        assertThat(view.rows()).extracting(Row::socket).containsExactly(LISTENER, server1, client1, server2, client2);
        assertThat(LISTENER.state()).isEqualTo(LISTEN);
    }
}
