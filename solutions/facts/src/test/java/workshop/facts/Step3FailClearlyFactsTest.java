package workshop.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Claims about failures to connect. */
@DisplayName("docs/step03-client.md, failing")
@FactsOf("docs/step03-client.md")
class Step3FailClearlyFactsTest {

    private static final Path LINEAR = Path.of("/proc/sys/net/ipv4/tcp_syn_linear_timeouts");

    @Test
    @DisplayName("If no program listens on the port, a connect is refused before its timeout.")
    @Section("3.2")
    void refused() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            assertThatThrownBy(() -> channel.socket().connect(unusedAddress(), 20_000))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @DisplayName("On Linux, a connect to a listener with a full accept queue gets no response.")
    @Section("3.2")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows refuses")
    void fullQueue() throws IOException {
        try (FullQueue queue = FullQueue.open();
                SocketChannel channel = SocketChannel.open()) {
            assertThatThrownBy(() -> channel.socket().connect(queue.address(), 500))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @DisplayName(
            "Since Linux 6.5, a SYN without a response is repeated four times, once a second, before the intervals double.")
    @Section("3.2")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the retransmissions are read from Linux' /proc")
    void synIsRepeated() throws IOException {
        assumeTrue(
                Files.exists(LINEAR) && Files.readAllLines(LINEAR).equals(List.of("4")),
                "this kernel is older than 6.5, or tcp_syn_linear_timeouts is not the default");
        try (FullQueue queue = FullQueue.open();
                SocketChannel channel = SocketChannel.open()) {
            // Bound first, so that the local port is known before the connection exists.
            channel.bind(Loopback.anyPort()).configureBlocking(false);
            channel.connect(queue.address());
            long begin = System.nanoTime();
            await().atMost(Duration.ofSeconds(20)).until(() -> retransmissions(channel) >= 4);

            // If the intervals doubled from the beginning, the fourth repetition would come after 15 seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** See proc_pid_net(5), /proc/net/tcp: the columns local_address, st (02 is SYN_SENT) and retrnsmt. */
    private static int retransmissions(SocketChannel channel) throws IOException {
        String port = String.format(":%04X", ((InetSocketAddress) channel.getLocalAddress()).getPort());
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[1].endsWith(port) && columns[3].equals("02")) {
                    return Integer.parseInt(columns[6], 16);
                }
            }
        }
        return 0;
    }

    @Test
    @DisplayName(
            "On Linux, a connect to a network without a route fails at once with a SocketException, not a ConnectException.")
    @Section("3.2")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems report another error for this address")
    void unreachable() throws IOException {
        // TCP has no route to a multicast group on any machine, and sends nothing.
        InetSocketAddress group = new InetSocketAddress("224.0.0.1", 33333);
        try (SocketChannel channel = SocketChannel.open()) {
            assertThatThrownBy(() -> channel.socket().connect(group, 20_000))
                    .isInstanceOf(SocketException.class)
                    .isNotInstanceOf(ConnectException.class);
        }
    }

    @Test
    @DisplayName("For an infinite duration, toMillis and toNanos throw, and TimeUnit.convert returns the largest long.")
    @Section("3.2")
    void infiniteDuration() {
        Duration forever = ChronoUnit.FOREVER.getDuration();

        assertThatThrownBy(forever::toMillis).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(forever::toNanos).isInstanceOf(ArithmeticException.class);
        assertThat(TimeUnit.NANOSECONDS.convert(forever)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("For the socket's connect, a timeout of 1 is a millisecond, and a timeout of 0 means no limit.")
    @Section("3.2")
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "other systems may refuse a connection when the accept queue is full")
    void timeoutOfZero() throws IOException {
        CompletableFuture<Void> connecting;
        try (FullQueue queue = FullQueue.open();
                SocketChannel one = SocketChannel.open();
                SocketChannel zero = SocketChannel.open()) {
            assertThatThrownBy(() -> one.socket().connect(queue.address(), 1))
                    .isInstanceOf(SocketTimeoutException.class);

            connecting = CompletableFuture.runAsync(() -> connect(zero, queue, 0), Thread::startVirtualThread);
            assertThatThrownBy(() -> connecting.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        }
        // Closing the channel has ended the connect.
        assertThatThrownBy(connecting::join).hasRootCauseInstanceOf(AsynchronousCloseException.class);
    }

    private static void connect(SocketChannel channel, FullQueue queue, int milliseconds) {
        try {
            channel.socket().connect(queue.address(), milliseconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("If connect fails with an IOException, the JDK closes the channel; it cannot be used again.")
    @Section("3.2")
    void failedChannelIsClosed() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            assertThatThrownBy(() -> channel.socket().connect(unusedAddress(), 20_000))
                    .isInstanceOf(IOException.class);

            assertThat(channel.isOpen()).isFalse();
            assertThatThrownBy(() -> channel.connect(unusedAddress())).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    @DisplayName("While a connect in non-blocking mode is pending, the JDK leaves the channel open.")
    @Section("3.2")
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "other systems may refuse a connection when the accept queue is full")
    void pendingConnectionStaysOpen() throws IOException {
        try (FullQueue queue = FullQueue.open();
                SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);

            assertThat(channel.connect(queue.address())).as("connected").isFalse();
            assertThat(channel.isConnectionPending()).isTrue();
            assertThat(channel.isOpen()).isTrue();
        }
    }

    private static InetSocketAddress unusedAddress() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort())) {
            return (InetSocketAddress) listener.getLocalAddress();
        }
    }
}
