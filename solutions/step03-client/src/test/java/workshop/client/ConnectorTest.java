package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the reference solution promises beyond the exercise. */
@DisplayName("Connector: addresses")
@Timeout(60)
class ConnectorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Test
    @DisplayName("an invalid host or port is rejected")
    void noHost() {
        assertThatIllegalArgumentException()
                .as("connecting to a host without a name")
                .isThrownBy(() -> Connector.connect("", 33333, TIMEOUT).close());
        assertThatThrownBy(() -> Connector.connect(null, 33333, TIMEOUT).close())
                .as("connecting to null")
                .isInstanceOf(NullPointerException.class);
        assertThatIllegalArgumentException()
                .as("connecting to port 65536")
                .isThrownBy(
                        () -> Connector.connect("127.0.0.1", 65_536, TIMEOUT).close());
    }

    @Test
    @DisplayName("a host that cannot be resolved is an error that names host and port")
    void unknown() {
        for (String host : new String[] {"[::1", "[127.0.0.1]", "::1%nosuchinterface", "1:2:3", "unknown..invalid"}) {
            assertThatThrownBy(() -> Connector.connect(host, 33333, TIMEOUT).close())
                    .as("connecting to %s", host)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(host)
                    .hasMessageContaining("33333");
        }
    }

    @Test
    @DisplayName("an IPv6 address may have brackets and a scope, and has brackets in error messages")
    void ipv6() throws Exception {
        int port;
        try (ServerSocket listener = onIpv6Loopback()) {
            port = listener.getLocalPort();
            for (String host : new String[] {"::1", "[::1]", "0:0:0:0:0:0:0:1", "::1%0"}) {
                try (SocketChannel channel = Connector.connect(host, port, TIMEOUT)) {
                    assertThat(channel.isConnected())
                            .as("connected to %s", host)
                            .isTrue();
                }
            }
        }
        for (String host : new String[] {"::1", "[::1]"}) {
            assertThatThrownBy(() -> Connector.connect(host, port, TIMEOUT).close())
                    .as("the error of connecting to %s, where no program listens", host)
                    .hasMessageStartingWith("cannot connect to [::1]:" + port + ": ");
        }
    }

    private static ServerSocket onIpv6Loopback() throws IOException {
        try {
            return new ServerSocket(0, 50, InetAddress.getByName("::1"));
        } catch (SocketException e) {
            return Assumptions.abort("this machine has no IPv6 loopback: " + e.getMessage());
        }
    }

    @Test
    @DisplayName("the error message on an interrupted thread says why, and the thread stays interrupted")
    void interrupted() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread.currentThread().interrupt();
            Throwable error = catchThrowable(() -> Connector.connect("127.0.0.1", listener.getLocalPort(), TIMEOUT)
                    .close());
            assertThat(Thread.interrupted())
                    .as("the thread is still interrupted")
                    .isTrue();
            assertThat(error)
                    .as("the error of connecting on an interrupted thread")
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ClosedByInterruptException");
        }
    }

    /** Linux picks the local port from some 14,000 ports. One of them is the remote port of this test. */
    @Test
    @DisplayName("a socket that TCP connected to itself is an error")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have another range of ephemeral ports")
    void itself() throws Exception {
        int port = evenEphemeralPort();
        var address = new InetSocketAddress("127.0.0.1", port);
        for (int i = 0; i < 40_000; i++) {
            assertThat(catchThrowable(() -> Connector.connect(address).close()))
                    .as("the error of attempt %d to connect to port %d, where no program listens", i + 1, port)
                    .isInstanceOf(IOException.class);
        }
    }

    /** Linux picks even ports for connections first, and odd ones for listeners. */
    private static int evenEphemeralPort() throws IOException {
        while (true) {
            int port;
            try (ServerSocket odd = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                port = odd.getLocalPort() & ~1;
            }
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // the next port
            }
        }
    }
}
