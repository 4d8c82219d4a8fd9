package workshop.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workshop.Waiting;

@DisplayName("3.1 Connect")
class Ex3_1_ConnectTest {

    @Test
    @Order(1)
    @DisplayName("the OS picks the local port, and each end knows the address of the other")
    void twoEnds() throws Exception {
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.anyPort());
            InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();

            try (SocketChannel one = Connector.connect(address);
                    SocketChannel other = Connector.connect(address)) {
                assertConnected(one, listener);
                assertThat(other == one)
                        .as("the second call of connect returned the channel of the first one")
                        .isFalse();
                assertConnected(other, listener);
                assertThat(other.getLocalAddress())
                        .as("the local address of the second connection")
                        .isNotEqualTo(one.getLocalAddress());
            }
        }
        assertConnects(DualAddressResolver.ONE);
        assertConnects(DualAddressResolver.OTHER);
    }

    private static void assertConnects(InetAddress host) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, host)) {
            InetSocketAddress address = new InetSocketAddress(host, listener.getLocalPort());
            assertThatCode(() -> Connector.connect(address).close())
                    .as("connecting to the address %s", host.getHostAddress())
                    .doesNotThrowAnyException();
        }
    }

    private static void assertConnected(SocketChannel client, ServerSocket listener) throws Exception {
        assertThat(client).as("the channel that connect returned").isNotNull();
        assertThat(client.isBlocking()).as("the channel is blocking").isTrue();
        assertThat(client.isConnected()).as("the channel is connected").isTrue();
        assertThat(client.getOption(StandardSocketOptions.TCP_NODELAY))
                .as("TCP_NODELAY of the channel")
                .isTrue();

        listener.setSoTimeout((int) Waiting.LIMIT.toMillis());
        try (Socket child = waitingFor("the connection at the listener", listener::accept)) {
            child.setSoTimeout((int) Waiting.LIMIT.toMillis());
            assertThat(child.getRemoteSocketAddress())
                    .as("the remote address at the server's end")
                    .isEqualTo(client.getLocalAddress());
            assertThat(client.getRemoteAddress())
                    .as("the remote address at the client's end")
                    .isEqualTo(child.getLocalSocketAddress());

            client.write(ByteBuffer.wrap("?".getBytes(US_ASCII)));
            int read = waitingFor(
                    "a byte from the client", () -> child.getInputStream().read());
            assertThat((char) read).as("what the client sent").isEqualTo('?');
        }
    }

    @Test
    @Order(2)
    @DisplayName("a refused connection is an IOException")
    void refused() throws Exception {
        try (Socket owner = new Socket()) {
            InetSocketAddress refusing = Loopback.at(Loopback.refusingPort(owner));
            assertThat(ConnectAttempt.failure("a port where no program listens", refusing))
                    .as("the error of connecting to a port where no program listens")
                    .isInstanceOf(IOException.class);
            InetSocketAddress broadcast = new InetSocketAddress(DualAddressResolver.BROADCAST, refusing.getPort());
            assertThat(ConnectAttempt.failure("a broadcast address", broadcast))
                    .as("the error of connecting to a broadcast address")
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @Order(3)
    @DisplayName("an unresolved address is refused, although a program listens there; a resolved one needs no name")
    void unresolved() throws Exception {
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.anyPort());
            InetSocketAddress unresolved =
                    InetSocketAddress.createUnresolved(ConnectAttempt.HOST, listener.getLocalPort());
            assertThat(catchThrowable(() -> Connector.connect(unresolved).close()))
                    .as("the error of connecting to an unresolved address, where a program listens")
                    .isInstanceOfAny(IOException.class, IllegalArgumentException.class);

            // With two dots, the name is not even sent to a name server.
            byte[] loopback = listener.getInetAddress().getAddress();
            InetSocketAddress resolved = new InetSocketAddress(
                    InetAddress.getByAddress("unknown..invalid", loopback), listener.getLocalPort());
            assertThatCode(() -> Connector.connect(resolved).close())
                    .as("connecting to an address whose name cannot be resolved")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @Order(4)
    // Code may ask every 10 ms whether there is a connection. On a busy machine, each time takes longer.
    @Timeout(30)
    @DisplayName("hundreds of attempts leave no descriptor open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JDK counts descriptors on Unix only")
    void nothingLeaks() throws Throwable {
        assertFailsWithoutLeak(
                "with an unresolved address", InetSocketAddress.createUnresolved("nobody.invalid", 33333));
        try (Socket owner = new Socket()) {
            InetSocketAddress refusing = Loopback.at(Loopback.refusingPort(owner));
            long time = timeOf30Refusals(refusing);
            // A busy system may be late, but not each time.
            for (int i = 1; i < 3 && time >= 1500; i++) {
                time = timeOf30Refusals(refusing);
            }
            assertThat(time)
                    .as("the time of 30 attempts to connect, in ms, which are refused at once")
                    .isLessThan(1500);
            assertFailsWithoutLeak("that were refused", refusing);
        }
        try (ServerSocket listener = new ServerSocket(0, 120, Loopback.anyPort().getAddress())) {
            InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
            Descriptors.assertNoLeak(
                    "that succeeded, and whose channel was closed",
                    () -> Connector.connect(address).close());
        }
    }

    private static long timeOf30Refusals(InetSocketAddress refusing) throws Exception {
        long start = System.nanoTime();
        long time = 0;
        for (int i = 0; i < 30 && time < 1500; i++) {
            ConnectAttempt.failure("a port where no program listens", refusing);
            time = Duration.ofNanos(System.nanoTime() - start).toMillis();
        }
        return time;
    }

    @Test
    @Order(5)
    @DisplayName("connect waits for a peer that has not responded yet")
    @EnabledOnOs(value = OS.LINUX, disabledReason = UnresponsiveListener.OTHER_SYSTEMS)
    void waits() throws Exception {
        try (UnresponsiveListener listener = UnresponsiveListener.open(Loopback.anyPort())) {
            InetSocketAddress address = Loopback.at(listener.port());
            var attempt = new FutureTask<>(() -> {
                try (SocketChannel channel = Connector.connect(address)) {
                    return channel.isConnected();
                }
            });
            Thread.ofPlatform().daemon().start(attempt);
            try {
                assertThat(attempt.get(100, TimeUnit.MILLISECONDS))
                        .as("the channel is connected")
                        .isTrue();
            } catch (TimeoutException expected) {
                // It still waits.
            } catch (ExecutionException e) {
                throw new AssertionError("connect failed before the peer has responded: " + e.getCause(), e.getCause());
            } finally {
                attempt.cancel(true);
            }
        }
    }

    private static void assertFailsWithoutLeak(String which, InetSocketAddress address) throws Throwable {
        Descriptors.assertNoLeak(
                which,
                () -> assertThat(ConnectAttempt.failure("one of 100 addresses " + which, address))
                        .as("the error of one of the attempts %s", which)
                        .isInstanceOfAny(IOException.class, IllegalArgumentException.class));
    }
}
