package workshop.tcpview;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oshi.software.os.InternetProtocolStats.TcpState;
import workshop.tcpview.TcpSocket.Owner;

@DisplayName("Sockets as text")
class TableTextTest {

    private static final List<TcpSocket> SOCKETS =
            List.of(Sockets.listening(33333), Sockets.connection(33333, 50000, TcpState.ESTABLISHED, Owner.NONE, 6));

    @Test
    @DisplayName("columns are as wide as their widest cell")
    void aligned() {
        assertThat(TableText.lines(SOCKETS, true)).containsExactly("""
                State        Recv-Q  Send-Q  Local address    Remote address   PID   Process
                LISTEN       0       0       127.0.0.1:33333  *:*              4711  nc
                ESTABLISHED  6       0       127.0.0.1:33333  127.0.0.1:50000  -     -
                """.split("\n"));
    }

    @Test
    @DisplayName("queues are left out if their lengths are not known")
    void withoutQueues() {
        assertThat(TableText.lines(SOCKETS, false))
                .first()
                .isEqualTo("State        Local address    Remote address   PID   Process");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,        127.0.0.1:80",
        "0.0.0.0,          *:80",
        "::,               *:80",
        "::1,              [::1]:80",
        "fe80::1:0:2,      [fe80::1:0:2]:80",
        "2001:db8:1::,     [2001:db8:1::]:80",
        "1:2:3:4:5:6:7:8,  [1:2:3:4:5:6:7:8]:80",
        "::ffff:10.0.0.1,  10.0.0.1:80"
    })
    @DisplayName("an address is written in its shortest form")
    void addresses(String address, String text) throws Exception {
        InetSocketAddress local = new InetSocketAddress(InetAddress.getByName(address), 80);
        TcpSocket socket = new TcpSocket(local, local, TcpState.ESTABLISHED, Owner.NONE, 0, 0);

        assertThat(TableText.lines(List.of(socket), false).getLast()).contains(" " + text + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "a\u001b[7m\u0007b, a\ufffd[7m\ufffdb",
        "a\u202eb,           a\ufffdb",
        "'',                 ?",
        "' ',                ?"
    })
    @DisplayName("a process with any name: its name is safe to print")
    void names(String name, String text) {
        TcpSocket socket = Sockets.connection(33333, 50000, TcpState.ESTABLISHED, new Owner(4711, name), 0);

        assertThat(TableText.lines(List.of(socket), false).getLast()).endsWith("  4711  " + text);
    }

    @Test
    @DisplayName("sockets are counted by state, in the order of the state diagram, without those that are gone")
    void states() {
        TcpSocket closed = Sockets.connection(33333, 50001, TcpState.TIME_WAIT);
        TcpSocket open = Sockets.connection(33333, 50002);
        View view = View.first(List.of(closed, open, Sockets.connection(33333, 50003), SOCKETS.getFirst()));
        assertThat(TableText.states(view)).isEqualTo("LISTEN 1, ESTABLISHED 2, TIME_WAIT 1");

        View next = view.next(List.of(closed, open), Instant.EPOCH);
        assertThat(TableText.states(next)).as("after two are gone").isEqualTo("ESTABLISHED 1, TIME_WAIT 1");
        assertThat(TableText.states(View.first(List.of()))).as("of none").isEqualTo("no socket");
    }
}
