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

    /** No name below .invalid ever exists (RFC 6761, section 6.4); with two dots, nobody even asks the network for it. */
    private static final String NOBODY = "nobody..invalid";

    @Test
    @DisplayName("a refused port is an error that names it, and the next try is a new one")
    void refused() throws Exception {
        int port;
        try (Socket owner = new Socket()) {
            port = Loopback.refusingPort(owner);
            assertThat(failure(HOST, port, Waiting.LIMIT))
                    .as("the error of connecting to port %d, where nobody listens", port)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(HOST)
                    .hasMessageContaining(String.valueOf(port));
        }
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.at(port));
            try (SocketChannel channel = Connector.connect(HOST, port, Waiting.LIMIT)) {
                assertThat(channel.isConnected())
                        .as("the second try is connected, now that somebody listens")
                        .isTrue();
                assertThat(channel.isBlocking())
                        .as("the channel of the second try is blocking")
                        .isTrue();
                assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY))
                        .as("TCP_NODELAY of the channel of the second try")
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("an unknown host is an error that names it")
    void unknownHost() throws Exception {
        assertThat(failure(NOBODY, 33333, Waiting.LIMIT))
                .as("the error of connecting to a host that does not exist")
                .isInstanceOf(IOException.class)
                .hasMessageContaining(NOBODY)
                .hasMessageContaining("33333");
    }

    @Test
    @DisplayName("a peer that never accepts is given up in time")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a full backlog may refuse a client")
    void neverAccepts() throws Throwable {
        Duration timeout = Duration.ofMillis(200);
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.anyPort(), 1);
            int port = listener.getLocalPort();
            try (SocketChannel first = Connector.connect(HOST, port, timeout)) {
                assertThat(first.isConnected())
                        .as("the first client is connected, as there is room in the queue")
                        .isTrue();
                fill(Loopback.at(port), queue);

                long start = System.nanoTime();
                assertThat(failure(HOST, port, timeout))
                        .as("the error of connecting to port %d, where the queue is full", port)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(HOST)
                        .hasMessageContaining(String.valueOf(port));
                assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis())
                        .as("how long it waited in ms, where it may wait for %d ms", timeout.toMillis())
                        .isGreaterThan(timeout.toMillis() / 2);

                // Less than a millisecond is not for ever.
                assertNothingLeaks("that timed out", HOST, port, Duration.ofNanos(1));
            }
        } finally {
            for (Socket client : queue) {
                client.close();
            }
        }
    }

    /** Connects until the listener stops answering; ten clients are far more than the queue should take. */
    private static void fill(InetSocketAddress listener, List<Socket> queue) throws IOException {
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
    @DisplayName("of two addresses of a name, the one that answers is connected to")
    void twoAddresses() throws Exception {
        try (Socket refusing = new Socket()) {
            int port;
            try (ServerSocket listener = new ServerSocket(0, 50, DualAddressResolver.ONE)) {
                port = listener.getLocalPort();
                refusing.bind(new InetSocketAddress(DualAddressResolver.OTHER, port));
                assertConnects(DualAddressResolver.ONE_FIRST, port, "the second address of which refuses");
                assertConnects(DualAddressResolver.OTHER_FIRST, port, "the first address of which refuses");
            }
            assertThat(failure(DualAddressResolver.OTHER_FIRST, port, Waiting.LIMIT))
                    .as("the error of connecting to a name, both addresses of which refuse")
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(DualAddressResolver.OTHER_FIRST)
                    .hasMessageContaining(String.valueOf(port));
        }
    }

    private static void assertConnects(String host, int port, String which) throws Exception {
        waitingFor("a connection to " + host + ":" + port + ", " + which, () -> {
            assertThatCode(() -> Connector.connect(host, port, Waiting.LIMIT).close())
                    .as("connecting to %s:%d, %s", host, port, which)
                    .doesNotThrowAnyException();
            return null;
        });
    }

    @Test
    @DisplayName("an address that never answers leaves time for the next one")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a full backlog may refuse a client")
    void silentAddress() throws Exception {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 50, DualAddressResolver.ONE);
                ServerSocket silent = new ServerSocket(listener.getLocalPort(), 1, DualAddressResolver.OTHER)) {
            fill(new InetSocketAddress(DualAddressResolver.OTHER, silent.getLocalPort()), queue);

            long start = System.nanoTime();
            assertConnects(
                    DualAddressResolver.OTHER_FIRST, listener.getLocalPort(), "the first address of which is silent");
            assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis())
                    .as("how long it took in ms, where both addresses have %d ms together", Waiting.LIMIT.toMillis())
                    .isLessThan(Waiting.LIMIT.toMillis() * 9 / 10);
        } finally {
            for (Socket client : queue) {
                client.close();
            }
        }
    }

    @Test
    @DisplayName("a timeout without end is as good as any")
    void withoutEnd() throws Exception {
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.anyPort());
            try (SocketChannel channel =
                    Connector.connect(HOST, listener.getLocalPort(), ChronoUnit.FOREVER.getDuration())) {
                assertThat(channel.isConnected())
                        .as("it is connected, where the timeout has no end")
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
                    "with null for a timeout",
                    () -> assertThat(catchThrowable(
                                    () -> Connector.connect(HOST, port, null).close()))
                            .as("the error of connecting with null for a timeout")
                            .isNotNull());
        }
        assertNothingLeaks("to an unknown host", NOBODY, 33333, Waiting.LIMIT);
    }

    private static void assertNothingLeaks(String which, String host, int port, Duration timeout) throws Throwable {
        Descriptors.assertNoLeak(
                which,
                () -> assertThat(failure(host, port, timeout))
                        .as("the error of connecting to %s", host)
                        .isInstanceOf(IOException.class));
    }

    /** How connecting fails; on a thread of its own, which can be interrupted where it does not. */
    private static Throwable failure(String host, int port, Duration timeout) throws Exception {
        var attempt = new FutureTask<>(() ->
                catchThrowable(() -> Connector.connect(host, port, timeout).close()));
        Thread.ofPlatform().daemon().start(attempt);
        try {
            return waitingFor(
                    "a failure to connect to " + host + ":" + port + " within " + inWords(timeout),
                    () -> attempt.get(Waiting.LIMIT.toMillis() + 1000, TimeUnit.MILLISECONDS));
        } finally {
            attempt.cancel(true);
        }
    }

    private static String inWords(Duration time) {
        return time.toMillis() > 0 ? time.toMillis() + " ms" : time.toNanos() + " ns";
    }
}
