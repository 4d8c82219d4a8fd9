package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.Waiting;

@DisplayName("3.2 Fail clearly")
class Ex3_2_FailClearlyTest {

    private static final String HOST = ConnectAttempt.HOST;

    /** No name below .invalid exists (RFC 6761, section 6.4). With two dots, it is not even sent to a name server. */
    private static final String UNKNOWN_HOST = "Unknown..invalid";

    @Test
    @Order(1)
    @DisplayName("a refused connection is an error that names host and port, and the next attempt uses a new socket")
    void refused() throws Exception {
        final int port;
        try (Socket owner = new Socket()) {
            port = Loopback.refusingPort(owner);
            // The refusal must come long before this timeout has passed.
            assertThat(ConnectAttempt.failure(HOST, port, Duration.ofMinutes(1)))
                    .as("the error of connecting to port %d, where no program listens", port)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(HOST)
                    .hasMessageContaining(String.valueOf(port));
            Eventually.threadsEnd(
                    "attempts that were refused", () -> ConnectAttempt.failure(HOST, port, Duration.ofMinutes(1)));
        }
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.at(port));
            listener.setSoTimeout((int) Waiting.LIMIT.toMillis());
            try (SocketChannel channel = Connector.connect(HOST, port, Waiting.LIMIT);
                    Socket child = waitingFor("the connection at the listener", listener::accept)) {
                assertThat(channel).as("the channel that connect returned").isNotNull();
                assertThat(channel.isConnected())
                        .as("the second attempt is connected, now that a program listens")
                        .isTrue();
                assertThat(channel.isBlocking())
                        .as("the channel of the second attempt is blocking")
                        .isTrue();
                assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY))
                        .as("TCP_NODELAY of the channel of the second attempt")
                        .isTrue();
                assertThat(child.getRemoteSocketAddress())
                        .as("the remote address of the first connection that arrived at the listener")
                        .isEqualTo(channel.getLocalAddress());
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("an unknown host is an error that names host and port")
    void unknownHost() throws Exception {
        assertThat(ConnectAttempt.failure(UNKNOWN_HOST, 33333, Waiting.LIMIT))
                .as("the error of connecting to an unknown host")
                .isInstanceOf(IOException.class)
                .hasMessageContaining(UNKNOWN_HOST)
                .hasMessageContaining("33333");
    }

    @Test
    @Order(3)
    @DisplayName("of the two addresses of a host, it connects to the one that accepts connections")
    void twoAddresses() throws Exception {
        int port = DualAddressResolver.freePort();
        try (Socket refusing = new Socket()) {
            refusing.bind(new InetSocketAddress(DualAddressResolver.OTHER, port));
            try (ServerSocket listener = new ServerSocket(port, 50, DualAddressResolver.ONE)) {
                assertFindsTheOneThatAccepts(
                        DualAddressResolver.ONE_FIRST, DualAddressResolver.OTHER_FIRST, listener.getLocalPort());
                ConnectAttempt.assertSucceeds(
                        DualAddressResolver.OTHER_FIRST,
                        port,
                        ChronoUnit.FOREVER.getDuration(),
                        "with an infinite timeout, whose first address refuses the connection");
                ConnectAttempt.assertSucceeds(
                        DualAddressResolver.BROADCAST_FIRST,
                        port,
                        Waiting.LIMIT,
                        "whose first address is a broadcast address");
            }
            assertFailureNames(
                    DualAddressResolver.OTHER_FIRST, port, "a host whose two addresses refuse the connection");
            assertFailureNames(DualAddressResolver.BROADCAST.getHostAddress(), port, "a broadcast address");
            if (DualAddressResolver.OTHER instanceof Inet6Address) {
                assertFailureNamesIpv6("::1", "[::1]:" + port, port);
                // This one has a zone, the number of a network interface (RFC 4007, section 11).
                assertFailureNamesIpv6("::1%1", "[::1%1]:" + port, port);
                assertFailureNamesIpv6("[::1]", "[::1]:" + port, port);
            }
        }
        assertTriesInOrder();
    }

    /** The address that refuses the first connections accepts the last ones. */
    private static void assertTriesInOrder() throws Exception {
        int port = DualAddressResolver.freePort();
        Socket refusing = new Socket();
        refusing.bind(new InetSocketAddress(DualAddressResolver.ONE, port));
        try (ServerSocket other = new ServerSocket(port, 50, DualAddressResolver.OTHER)) {
            assertFindsTheOneThatAccepts(
                    DualAddressResolver.OTHER_FIRST, DualAddressResolver.ONE_FIRST, other.getLocalPort());
            refusing.close();
            try (ServerSocket one = new ServerSocket(port, 50, DualAddressResolver.ONE)) {
                // Ten connections: a random order is not the right one each time.
                for (int i = 0; i < 5; i++) {
                    assertTriesFirst(DualAddressResolver.ONE, DualAddressResolver.ONE_FIRST, one.getLocalPort());
                    assertTriesFirst(DualAddressResolver.OTHER, DualAddressResolver.OTHER_FIRST, one.getLocalPort());
                }
            }
        } finally {
            refusing.close();
        }
    }

    private static void assertFailureNamesIpv6(String host, String name, int port) throws Exception {
        assertThat(ConnectAttempt.failure(host, port, Waiting.LIMIT))
                .as("the error of connecting to the IPv6 address %s", host)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name);
    }

    private static void assertTriesFirst(InetAddress first, String host, int port) throws Exception {
        try (SocketChannel channel = Connector.connect(host, port, Waiting.LIMIT)) {
            assertThat(channel.getRemoteAddress())
                    .as("the remote address, where both addresses of %s accept connections", host)
                    .isEqualTo(new InetSocketAddress(first, port));
        }
    }

    private static void assertFailureNames(String host, int port, String which) throws Exception {
        assertThat(ConnectAttempt.failure(host, port, Waiting.LIMIT))
                .as("the error of connecting to %s", which)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(host)
                .hasMessageContaining(String.valueOf(port));
    }

    private static void assertFindsTheOneThatAccepts(String acceptingFirst, String refusingFirst, int port)
            throws Exception {
        ConnectAttempt.assertSucceeds(refusingFirst, port, Waiting.LIMIT, "whose first address refuses the connection");
        ConnectAttempt.assertSucceeds(
                acceptingFirst, port, Waiting.LIMIT, "whose second address refuses the connection");
    }

    @Test
    @Order(4)
    @DisplayName("a port that is out of range, or an empty host, is refused")
    void invalidArguments() throws Exception {
        assertThat(catchThrowable(
                        () -> Connector.connect(HOST, 65536, Waiting.LIMIT).close()))
                .as("the error of connecting to port 65536")
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(catchThrowable(
                        () -> Connector.connect("", 33333, Waiting.LIMIT).close()))
                .as("the error of connecting to a host without a name")
                .isInstanceOf(IllegalArgumentException.class);
        // Nobody can listen on port 0. On the other port a program may listen: then there is no error.
        for (int port : new int[] {0, 65535}) {
            assertThat(ConnectAttempt.failure(HOST, port, Waiting.LIMIT))
                    .as("the error of connecting to port %d, which is not out of range", port)
                    .isNotInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Order(5)
    // Code may ask every 10 ms whether there is a connection. On a busy machine, each time takes longer.
    @Timeout(30)
    @DisplayName("hundreds of attempts leave no descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() throws Throwable {
        try (Socket owner = new Socket()) {
            int port = Loopback.refusingPort(owner);
            assertNothingLeaks("that were refused", HOST, port, Waiting.LIMIT);
            assertNothingLeaks("with a null timeout", HOST, port, null);
        }
        assertNothingLeaks("with an unknown host", UNKNOWN_HOST, 33333, Waiting.LIMIT);
        assertNothingLeaks("with port 65536", HOST, 65536, Waiting.LIMIT);
        int free = DualAddressResolver.freePort();
        try (ServerSocket listener = new ServerSocket(free, 120, DualAddressResolver.ONE);
                ServerSocket other = new ServerSocket(listener.getLocalPort(), 120, DualAddressResolver.OTHER)) {
            Descriptors.assertNoLeak(
                    "that succeeded, and whose channel was closed",
                    () -> Connector.connect(DualAddressResolver.ONE_FIRST, other.getLocalPort(), Waiting.LIMIT)
                            .close());
        }
    }

    private static void assertNothingLeaks(String which, String host, int port, Duration timeout) throws Throwable {
        Descriptors.assertNoLeak(
                which,
                () -> assertThat(ConnectAttempt.failure(host, port, timeout))
                        .as("the error of one of the attempts %s", which)
                        .isNotNull());
    }
}
