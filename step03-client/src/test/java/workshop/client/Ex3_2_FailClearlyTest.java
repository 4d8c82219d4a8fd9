package workshop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.Waiting;

@DisplayName("3.2 Fail clearly")
class Ex3_2_FailClearlyTest {

    private static final String HOST = Loopback.anyPort().getAddress().getHostAddress();

    /** No name below .invalid exists (RFC 6761, section 6.4). With two dots, it is not even sent to a name server. */
    private static final String UNKNOWN_HOST = "unknown..invalid";

    @Test
    @DisplayName("a refused connection is an error that names host and port, and the next attempt uses a new socket")
    void refused() throws Exception {
        int port;
        try (Socket owner = new Socket()) {
            port = Loopback.refusingPort(owner);
            assertThat(failure(HOST, port, Waiting.LIMIT))
                    .as("the error of connecting to port %d, where no program listens", port)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(HOST)
                    .hasMessageContaining(String.valueOf(port));
        }
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.at(port));
            try (SocketChannel channel = Connector.connect(HOST, port, Waiting.LIMIT)) {
                assertThat(channel.isConnected())
                        .as("the second attempt is connected, now that a program listens")
                        .isTrue();
                assertThat(channel.isBlocking())
                        .as("the channel of the second attempt is blocking")
                        .isTrue();
                assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY))
                        .as("TCP_NODELAY of the channel of the second attempt")
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("an unknown host is an error that names host and port")
    void unknownHost() throws Exception {
        assertThat(failure(UNKNOWN_HOST, 33333, Waiting.LIMIT))
                .as("the error of connecting to an unknown host")
                .isInstanceOf(IOException.class)
                .hasMessageContaining(UNKNOWN_HOST)
                .hasMessageContaining("33333");
    }

    @Test
    @DisplayName("connecting to a peer that never accepts fails within the timeout")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems may refuse a client when the accept queue is full")
    void neverAccepts() throws Throwable {
        Duration timeout = Duration.ofMillis(200);
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.anyPort(), 1);
            int port = listener.getLocalPort();
            try (SocketChannel first = Connector.connect(HOST, port, timeout)) {
                assertThat(first.isConnected())
                        .as("the first client is connected, as there is free space in the accept queue")
                        .isTrue();
                fillQueue(Loopback.at(port), queue);

                long start = System.nanoTime();
                assertThat(failure(HOST, port, timeout))
                        .as("the error of connecting to port %d, where the accept queue is full", port)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(HOST)
                        .hasMessageContaining(String.valueOf(port));
                assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis())
                        .as("the time until connect failed, in ms, with a timeout of %d ms", timeout.toMillis())
                        .isGreaterThan(timeout.toMillis() / 2);

                // A timeout of less than a millisecond is not infinite.
                assertNothingLeaks("that timed out", HOST, port, Duration.ofNanos(1));
            }
        } finally {
            for (Socket client : queue) {
                client.close();
            }
        }
    }

    /** Connects clients until the accept queue is full. Ten clients are far more than it should take. */
    private static void fillQueue(InetSocketAddress listener, List<Socket> queue) throws IOException {
        while (queue.size() < 10) {
            Socket client = new Socket();
            queue.add(client);
            try {
                client.connect(listener, 100);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    @Test
    @DisplayName("of the two addresses of a host, it connects to the one that accepts connections")
    void twoAddresses() throws Exception {
        try (Socket refusing = new Socket()) {
            int port;
            try (ServerSocket listener = new ServerSocket(0, 50, DualAddressResolver.ONE)) {
                port = listener.getLocalPort();
                refusing.bind(new InetSocketAddress(DualAddressResolver.OTHER, port));
                assertConnects(
                        DualAddressResolver.ONE_FIRST,
                        port,
                        Waiting.LIMIT,
                        "whose second address refuses the connection");
                assertConnects(
                        DualAddressResolver.OTHER_FIRST,
                        port,
                        Waiting.LIMIT,
                        "whose first address refuses the connection");
            }
            assertThat(failure(DualAddressResolver.OTHER_FIRST, port, Waiting.LIMIT))
                    .as("the error of connecting to a host whose two addresses refuse the connection")
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(DualAddressResolver.OTHER_FIRST)
                    .hasMessageContaining(String.valueOf(port));
        }
    }

    private static void assertConnects(String host, int port, Duration timeout, String which) throws Exception {
        waitingFor("a connection to " + host + ":" + port + ", " + which, () -> {
            assertThatCode(() -> Connector.connect(host, port, timeout).close())
                    .as("connecting to %s:%d, %s", host, port, which)
                    .doesNotThrowAnyException();
            return null;
        });
    }

    @Test
    @DisplayName("an address that never responds leaves time for the next one")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems may refuse a client when the accept queue is full")
    void unresponsiveAddress() throws Exception {
        Duration timeout = Duration.ofMillis(1500);
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 50, DualAddressResolver.ONE);
                ServerSocket unresponsive = new ServerSocket(listener.getLocalPort(), 1, DualAddressResolver.OTHER)) {
            fillQueue(new InetSocketAddress(DualAddressResolver.OTHER, unresponsive.getLocalPort()), queue);

            long start = System.nanoTime();
            assertConnects(
                    DualAddressResolver.OTHER_FIRST,
                    listener.getLocalPort(),
                    timeout,
                    "whose first address never responds");
            assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis())
                    .as("the time to connect, in ms, where both addresses together have %d ms", timeout.toMillis())
                    .isLessThan(timeout.toMillis() * 9 / 10);
        } finally {
            for (Socket client : queue) {
                client.close();
            }
        }
    }

    @Test
    @DisplayName("an infinite timeout is accepted")
    void infiniteTimeout() throws Exception {
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.anyPort());
            try (SocketChannel channel =
                    Connector.connect(HOST, listener.getLocalPort(), ChronoUnit.FOREVER.getDuration())) {
                assertThat(channel.isConnected())
                        .as("the channel is connected, with an infinite timeout")
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("hundreds of failures leave no descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() throws Throwable {
        try (Socket owner = new Socket()) {
            int port = Loopback.refusingPort(owner);
            assertNothingLeaks("that were refused", HOST, port, Waiting.LIMIT);
            Descriptors.assertNoLeak(
                    "with a null timeout",
                    () -> assertThat(catchThrowable(
                                    () -> Connector.connect(HOST, port, null).close()))
                            .as("the error of connecting with a null timeout")
                            .isNotNull());
        }
        assertNothingLeaks("with an unknown host", UNKNOWN_HOST, 33333, Waiting.LIMIT);
    }

    private static void assertNothingLeaks(String which, String host, int port, Duration timeout) throws Throwable {
        Descriptors.assertNoLeak(
                which,
                () -> assertThat(failure(host, port, timeout))
                        .as("the error of connecting to %s", host)
                        .isInstanceOf(IOException.class));
    }

    /** Returns how connecting fails. It runs on a new thread, which is interrupted if connect does not return. */
    private static Throwable failure(String host, int port, Duration timeout) throws Exception {
        var attempt = new FutureTask<>(() ->
                catchThrowable(() -> Connector.connect(host, port, timeout).close()));
        Thread.ofPlatform().daemon().start(attempt);
        try {
            return waitingFor(
                    "a failure to connect to " + host + ":" + port + " within " + text(timeout),
                    () -> attempt.get(Waiting.LIMIT.toMillis() + 1000, TimeUnit.MILLISECONDS));
        } finally {
            attempt.cancel(true);
        }
    }

    private static String text(Duration time) {
        return time.toMillis() > 0 ? time.toMillis() + " ms" : time.toNanos() + " ns";
    }
}
