package workshop.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Claims about connecting. */
@DisplayName("docs/step03-client.md, connecting")
@FactsOf("docs/step03-client.md")
class Step3ConnectFactsTest {

    @Test
    @DisplayName(
            "The system picks a client's port, and the local address of each end is the remote address of the other.")
    @Section("The concept")
    void eachEndKnowsTheOther() throws IOException {
        try (BothEnds ends = BothEnds.connect()) {
            assertThat(ends.client().getLocalAddress())
                    .isEqualTo(ends.server().getRemoteAddress())
                    .isNotEqualTo(ends.server().getLocalAddress());
            assertThat(ends.client().getRemoteAddress()).isEqualTo(ends.server().getLocalAddress());
        }
    }

    @Test
    @DisplayName("Linux picks a client's port from ip_local_port_range.")
    @Section("3.1")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the range is read from Linux' /proc")
    void ephemeralPorts() throws IOException {
        try (BothEnds ends = BothEnds.connect()) {
            assertThat(port(ends.client())).isBetween(ephemeralPort(0), ephemeralPort(1));
        }
    }

    @Test
    @DisplayName("Two sockets cannot be bound to the same address and port.")
    @Section("3.1")
    void boundTwice() throws IOException {
        try (SocketChannel first = SocketChannel.open().bind(Loopback.anyPort());
                SocketChannel second = SocketChannel.open()) {
            assertThatThrownBy(() -> second.bind(first.getLocalAddress())).isInstanceOf(BindException.class);
        }
    }

    @Test
    @DisplayName("TCP_NODELAY is off by default.")
    @Section("3.1")
    void noDelayIsOff() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isFalse();
        }
    }

    @Test
    @DisplayName("On Linux, without TCP_NODELAY, a second small write waits until the first is acknowledged.")
    @Section("3.1")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems acknowledge at other times")
    void smallWritesWait() throws IOException {
        assertThat(requestInTwoWrites(false))
                .as("the median time of a request in two small writes, without TCP_NODELAY, in ns")
                .isGreaterThan(2 * requestInTwoWrites(true));
    }

    private static long requestInTwoWrites(boolean noDelay) throws IOException {
        try (BothEnds ends = BothEnds.connect()) {
            ends.client().setOption(StandardSocketOptions.TCP_NODELAY, noDelay);
            CompletableFuture<Void> responses =
                    CompletableFuture.runAsync(() -> respond(ends.server()), Thread::startVirtualThread);
            long[] times = new long[41];
            for (int i = 0; i < times.length; i++) {
                long begin = System.nanoTime();
                ends.client().write(ByteBuffer.allocate(1));
                ends.client().write(ByteBuffer.allocate(1));
                ends.client().read(ByteBuffer.allocate(1));
                times[i] = System.nanoTime() - begin;
            }
            ends.client().close();
            responses.join();
            Arrays.sort(times);
            return times[times.length / 2];
        }
    }

    /** Responds with one byte to every two bytes. */
    private static void respond(SocketChannel channel) {
        try {
            ByteBuffer request = ByteBuffer.allocate(2);
            while (channel.read(request) != -1) {
                if (!request.hasRemaining()) {
                    channel.write(ByteBuffer.allocate(1));
                    request.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("If connect throws an unchecked exception, the JDK leaves the channel open.")
    @Section("3.1")
    void uncheckedLeavesItOpen() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            assertThatThrownBy(() -> channel.connect(InetSocketAddress.createUnresolved("localhost", 1)))
                    .isInstanceOf(UnresolvedAddressException.class);

            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("Linux connects a socket to itself on an even port of the default range, and not on an odd one.")
    @Section("Beyond")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems pick local ports in another order")
    void connectedToItself() throws IOException {
        assumeTrue(
                ephemeralPort(0) == 32768 && ephemeralPort(1) == 60999,
                "the range of the ephemeral ports is not Linux' default");

        // The range has 14,116 even ports. In one round Linux tries a random part of them, one in four or five.
        assertThat(connectsToItself(freePort(0), 200_000)).as("on an even port").isTrue();
        assertThat(connectsToItself(freePort(1), 50_000)).as("on an odd port").isFalse();
    }

    private static boolean connectsToItself(InetSocketAddress address, int tries) throws IOException {
        for (int i = 0; i < tries; i++) {
            try (SocketChannel channel = SocketChannel.open(address)) {
                // Closes the connection with a reset, so that it leaves no TIME_WAIT.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                return channel.getLocalAddress().equals(channel.getRemoteAddress());
            } catch (ConnectException e) {
                // Refused: the system picked another port.
            }
        }
        return false;
    }

    /** An address on which no program listens, with a port in the lower half of the range. */
    private static InetSocketAddress freePort(int parity) throws IOException {
        for (int port = 33_400 + parity; port < 45_000; port += 2) {
            try (ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.address(port))) {
                return (InetSocketAddress) listener.getLocalAddress();
            } catch (BindException e) {
                // In use: try the next port.
            }
        }
        throw new IOException("no port is free");
    }

    /** The lowest or the highest port that Linux gives to clients. */
    private static int ephemeralPort(int end) throws IOException {
        String range = Files.readAllLines(Path.of("/proc/sys/net/ipv4/ip_local_port_range"))
                .getFirst();
        return Integer.parseInt(range.split("\\s+")[end]);
    }

    private static int port(SocketChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }
}
