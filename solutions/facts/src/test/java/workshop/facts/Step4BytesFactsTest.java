package workshop.facts;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static workshop.facts.AsyncPair.failureOf;
import static workshop.facts.AsyncPair.then;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritePendingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The queues of bytes, their loss, and the end of a connection. */
@DisplayName("docs/step04-async.md: bytes")
@FactsOf("docs/step04-async.md")
class Step4BytesFactsTest {

    /** States of a connection, as Linux numbers them in /proc/net/tcp. */
    private static final String FIN_WAIT_1 = "04";

    private static final String FIN_WAIT_2 = "05";

    private static final int MEBIBYTE = 1024 * 1024;

    private AsynchronousChannelGroup group;
    private AsyncPair pair;

    @BeforeEach
    void open() throws Exception {
        group = AsynchronousChannelGroup.withFixedThreadPool(2, Executors.defaultThreadFactory());
        pair = AsyncPair.open(group);
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
        group.shutdownNow();
    }

    @Test
    @DisplayName("If the peer does not read, the kernels take some of the bytes, and then a write stays pending.")
    @Section("Where the bytes wait")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "how much a write takes at a time is the system's choice")
    void pendingWrite() throws Exception {
        long taken = pair.fill();
        assertThat(taken).as("bytes in Send-Q and Recv-Q").isBetween(64 * 1024L, 64L * MEBIBYTE);

        assertThatThrownBy(() -> pair.channel().write(ByteBuffer.allocate(1)))
                .isInstanceOf(WritePendingException.class);
    }

    @Test
    @DisplayName("A read into a buffer without free space completes at once, with 0.")
    @Section("4.1")
    void noFreeSpace() throws Exception {
        CompletableFuture<Object> result = new CompletableFuture<>();
        pair.channel().read(ByteBuffer.allocate(0), null, then(result::complete));
        assertThat(result.get(10, SECONDS)).isEqualTo(0);
    }

    @Test
    @DisplayName(
            "A write copies all remaining bytes of a heap buffer into a direct one, even if the system takes few of them.")
    @Section("4.2")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the memory of this process is read from Linux' /proc")
    void heapBuffersAreCopied() throws Exception {
        ByteBuffer large = ByteBuffer.allocate(MEBIBYTE * 64);
        FutureTask<Long> grown = new FutureTask<>(() -> {
            long before = residentMemory();
            pair.channel().write(large);
            return residentMemory() - before;
        });
        new Thread(grown).start();

        assertThat(grown.get()).as("bytes of memory for one write").isGreaterThan(MEBIBYTE * 48);
        assertThat(large.position()).as("bytes taken").isBetween(1, MEBIBYTE * 32);
    }

    private static long residentMemory() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(status -> status.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    @Test
    @DisplayName("On Linux a gathering write takes no more than 1,024 buffers.")
    @Section("4.5")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "IOV_MAX is the system's choice")
    void gatheringWriteTakes1024() throws Exception {
        ByteBuffer[] many = new ByteBuffer[1500];
        Arrays.setAll(many, i -> ByteBuffer.allocate(1));
        CompletableFuture<Object> count = new CompletableFuture<>();
        pair.channel().write(many, 0, many.length, 0, MILLISECONDS, null, then(count::complete));
        assertThat(count.get(10, SECONDS)).isEqualTo(1024L);
    }

    @Test
    @DisplayName(
            "On Linux and macOS a gathering write of 100,000 buffers that had to wait fails with a StackOverflowError.")
    @Section("4.5")
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "a write waits for free space there")
    void hundredThousandBuffers() throws Exception {
        ByteBuffer[] many = new ByteBuffer[100_000];
        Arrays.setAll(many, i -> ByteBuffer.allocate(1));
        CompletableFuture<Object> result = new CompletableFuture<>();
        pair.channel().write(many, 0, many.length, 0, MILLISECONDS, null, then(result::complete));
        assertThat(result.get(10, SECONDS)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    @DisplayName("On Linux the kernel still delivers the bytes that it has taken after the close, in FIN-WAIT-1.")
    @Section("4.6")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "states are read from Linux' /proc")
    void deliveredAfterTheClose() throws Exception {
        long taken = pair.fill();
        String ports = ports(pair.channel());
        pair.channel().close();

        await().until(() -> stateOf(ports).equals(FIN_WAIT_1));
        assertThat(pair.readAll()).isEqualTo(taken);
    }

    @Test
    @DisplayName("After a read that timed out, the channel allows no further read.")
    @Section("4.8")
    void noReadAfterATimeout() throws Exception {
        CompletableFuture<Object> result = new CompletableFuture<>();
        pair.channel().read(ByteBuffer.allocate(1), 10, MILLISECONDS, null, then(result::complete));
        assertThat(result.get(10, SECONDS)).isInstanceOf(InterruptedByTimeoutException.class);

        assertThatThrownBy(() -> pair.channel().read(ByteBuffer.allocate(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Reading not allowed due to timeout or cancellation");
    }

    @Test
    @DisplayName(
            "Keep-alive is off by default; on Linux it can probe after a second, and the peer's kernel answers the probe.")
    @Section("4.8")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have other limits for keep-alive")
    void theKernelAnswersKeepAlive() throws Exception {
        SocketChannel prober = pair.peer();
        assertThat(prober.getOption(StandardSocketOptions.SO_KEEPALIVE)).isFalse();
        prober.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 1);
        prober.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
        prober.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 1);
        prober.setOption(StandardSocketOptions.SO_KEEPALIVE, true);

        // Without an answer, a read would fail after two seconds. The program at the other end does nothing at all.
        try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> read = reader.submit(() -> prober.read(ByteBuffer.allocate(1)));
            assertThatThrownBy(() -> read.get(4, SECONDS)).isInstanceOf(TimeoutException.class);
            pair.channel().write(ByteBuffer.allocate(1)).get();
            assertThat(read.get(10, SECONDS)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("After shutdownOutput the peer reads what was written and then the end, and can still answer.")
    @Section("4.9")
    void shutdownOutputEndsOneHalf() throws Exception {
        pair.channel().write(ByteBuffer.wrap("last word".getBytes())).get();
        pair.channel().shutdownOutput();
        assertThat(pair.readAll()).isEqualTo(9);

        pair.send("thanks");
        assertThat(pair.channel().read(ByteBuffer.allocate(64)).get()).isEqualTo(6);
    }

    @Test
    @DisplayName("On Linux a close with unread bytes of the peer resets the connection.")
    @Section("4.9")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "RFC 2525, section 2.17: not every system does so")
    void unreadBytesReset() throws Exception {
        pair.send("unread");
        pair.channel().close();
        assertThatThrownBy(() -> pair.peer().read(ByteBuffer.allocate(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("reset");
    }

    @Test
    @DisplayName("Bytes that come after the close are answered with a reset: the peer's next writes fail.")
    @Section("4.9")
    void bytesAfterTheClose() throws Exception {
        pair.channel().close();
        assertThat(pair.readAll()).isZero();
        awaitReset();
    }

    @Test
    @DisplayName("On Linux the peer can still read the bytes that reached it before a reset.")
    @Section("4.9")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems drop it")
    void arrivedBeforeTheReset() throws Exception {
        pair.channel().write(ByteBuffer.allocate(1000)).get();
        pair.send("unread");
        pair.channel().close();
        awaitReset();

        assertThat(pair.readAll()).isEqualTo(1000);
    }

    @Test
    @DisplayName("Bytes that are in the Send-Q at a reset never arrive, though a write had taken them.")
    @Section("4.9")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "RFC 2525, section 2.17: not every system resets")
    void sendQueueIsDropped() throws Exception {
        long taken = pair.fill();
        pair.send("unread");
        pair.channel().close();
        awaitReset();

        assertThat(pair.readAll()).as("bytes read of " + taken).isLessThan(taken);
    }

    /** Waits until the reset has reached the peer, whose writes then fail. */
    private void awaitReset() {
        await().until(() -> {
            try {
                pair.send("?");
                return false;
            } catch (IOException e) {
                return true;
            }
        });
    }

    @Test
    @DisplayName(
            "On Linux a connection that is closed before its peer has ended its half stays in FIN-WAIT-2, without a program.")
    @Section("4.9")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "states are read from Linux' /proc")
    void finWait2AfterTheClose() throws Exception {
        String ports = ports(pair.channel());
        pair.channel().close();
        await().until(() -> stateOf(ports).equals(FIN_WAIT_2));
    }

    @Test
    @DisplayName("Writes to a peer that does not read stay pending. They fail when the peer resets the connection.")
    @Section("4.10")
    void pendingWriteFails() throws Exception {
        CompletableFuture<Object> failure = new CompletableFuture<>();
        writeUntilFailure(failure);
        reset();
        assertThat(failure.get(10, SECONDS)).isInstanceOf(IOException.class);
    }

    private void writeUntilFailure(CompletableFuture<Object> failure) {
        pair.channel().write(ByteBuffer.allocate(64 * 1024), null, then(result -> {
            if (result instanceof Throwable) {
                failure.complete(result);
            } else {
                writeUntilFailure(failure);
            }
        }));
    }

    @Test
    @DisplayName("Without a pending read or write, a channel is not told of a reset. The next read fails.")
    @Section("4.10")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "states are read from Linux' /proc")
    void resetWithoutAPendingRead() throws Exception {
        String ports = ports(pair.channel());
        reset();
        await().until(() -> stateOf(ports).isEmpty());

        assertThat(pair.channel().isOpen()).isTrue();
        assertThat(failureOf(pair.channel().read(ByteBuffer.allocate(1)))).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("The end of the stream is seen only behind the bytes that the peer sent before it.")
    @Section("4.10")
    void endBehindTheBytes() throws Exception {
        pair.send("abc");
        pair.peer().close();
        assertThat(pair.channel().read(ByteBuffer.allocate(2)).get()).isEqualTo(2);
        assertThat(pair.channel().read(ByteBuffer.allocate(2)).get()).isEqualTo(1);
        assertThat(pair.channel().read(ByteBuffer.allocate(2)).get()).isEqualTo(-1);
    }

    private void reset() throws IOException {
        pair.peer().setOption(StandardSocketOptions.SO_LINGER, 0);
        pair.peer().close();
    }

    /** The ports of both ends, in the hexadecimal digits in which Linux lists them. */
    private static String ports(AsynchronousSocketChannel channel) throws IOException {
        return port(channel.getLocalAddress()) + " " + port(channel.getRemoteAddress());
    }

    private static String port(SocketAddress address) {
        return "%04X".formatted(((InetSocketAddress) address).getPort());
    }

    /** The state of the connection between these ports, empty if there is none. */
    private static String stateOf(String ports) throws IOException {
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            for (String line : Files.readAllLines(Path.of(table))) {
                // A number, a local address with its port, a remote one, and the state.
                String[] columns = line.replaceAll("\\w+:(\\w+)", "$1").strip().split("\\s+");
                if (ports.equals(columns[1] + " " + columns[2])) {
                    return columns[3];
                }
            }
        }
        return "";
    }
}
