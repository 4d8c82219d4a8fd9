package workshop.async;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.async.Loopback.failureOf;
import static workshop.async.Loopback.get;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AcceptPendingException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.ReadPendingException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

@DisplayName("4.1 From callback to future")
class Ex4_1_FuturesTest {

    private static final int TRIES = 100;

    @Test
    @Order(1)
    @DisplayName("connect, accept, write and read: each future is completed when its operation is done")
    void roundTrip() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            var accepted = AsyncSockets.accept(loopback.listener());
            assertThat(accepted.isDone())
                    .as("an accept is done before a client connects")
                    .isFalse();
            var client = get("a connection", AsyncSockets.connect(loopback.group(), loopback.address()));
            var server = get("the accepted client", accepted);

            ByteBuffer received = ByteBuffer.allocate(100).put(US_ASCII.encode("--"));
            var read = AsyncSockets.read(server, received);
            assertThat(read.isDone())
                    .as("a read is done before anything was sent")
                    .isFalse();
            // A part of a larger array.
            ByteBuffer hello =
                    US_ASCII.encode("////--hello").position(4).slice().position(2);
            int written = get("the write of 5 bytes", AsyncSockets.write(client, hello));
            assertThat(written).as("bytes written of 5").isEqualTo(5);
            assertThat(hello.remaining())
                    .as("bytes that remain in the buffer when all 5 are written")
                    .isZero();
            assertThat(get("the read", read)).as("bytes read of 5").isEqualTo(5);
            assertThat(US_ASCII.decode(received.flip()).toString())
                    .as("what is in the buffer, which had -- in it before the read")
                    .isEqualTo("--hello");
            assertThat(get("a read into a buffer with no free space", AsyncSockets.read(server, received.limit(7))))
                    .as("bytes read into a buffer with no free space")
                    .isZero();

            client.close();
            assertThat(get("the end of the stream", AsyncSockets.read(server, received.clear())))
                    .as("the result of a read at the end of the stream")
                    .isEqualTo(-1);
            assertThat(server.isOpen())
                    .as("a channel is open, after a read has found the end of the stream")
                    .isTrue();
        }
    }

    @Test
    @Order(3)
    @DisplayName("a pending read or write takes no thread, however many are pending")
    void pendingReads() throws Exception {
        int reads = ThreadsTaken.many(100);
        List<FaultyChannel> stalled = new ArrayList<>();
        try (Loopback loopback = Loopback.open()) {
            ThreadsTaken threads = new ThreadsTaken();
            for (int i = 0; i < reads; i++) {
                loopback.connect();
                FaultyChannel stalls = new FaultyChannel(loopback.accept());
                stalled.add(stalls);
                stalls.stallWrites();
                AsyncSockets.read(stalls, ByteBuffer.allocate(1));
                AsyncSockets.write(stalls, ByteBuffer.allocate(1));
            }
            Peer sender = loopback.connect();
            var read = AsyncSockets.read(loopback.accept(), ByteBuffer.allocate(100));
            sender.send(US_ASCII.encode("hello").array());

            assertThat(get(
                            "a read for which 5 bytes have arrived, while " + reads
                                    + " other reads and writes are pending",
                            read))
                    .as("bytes read of 5")
                    .isEqualTo(5);
            threads.assertFew(reads, "pending reads and writes take");
        } finally {
            for (FaultyChannel stalls : stalled) {
                stalls.close();
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("a failure arrives in the future and never at the caller, and leaves no descriptor open")
    void failures() throws Exception {
        try (Loopback loopback = Loopback.open();
                Socket notListening = new Socket();
                AsynchronousSocketChannel unconnected = AsynchronousSocketChannel.open(loopback.group())) {
            notListening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var closedPort = (InetSocketAddress) notListening.getLocalSocketAddress();
            var unknownHost = InetSocketAddress.createUnresolved("no-such-host.invalid", 33333);
            ByteBuffer bytes = ByteBuffer.allocate(10);

            assertLeavesNoneOpen(
                    "connects to a port without a listener",
                    () -> assertFails(
                            "connecting to a port without a listener",
                            ConnectException.class,
                            () -> connect(loopback, closedPort)));
            assertLeavesNoneOpen(
                    "connects to an unknown host",
                    () -> assertFails(
                            "connecting to an unknown host",
                            UnresolvedAddressException.class,
                            () -> connect(loopback, unknownHost)));

            // A lookup of the name blocks its thread, so connect does none.
            assertFails(
                    "connecting to localhost, an address that is not resolved",
                    UnresolvedAddressException.class,
                    () -> connect(loopback, InetSocketAddress.createUnresolved("localhost", closedPort.getPort())));

            assertFails(
                    "reading before connecting",
                    NotYetConnectedException.class,
                    () -> AsyncSockets.read(unconnected, bytes));
            assertFails(
                    "writing before connecting",
                    NotYetConnectedException.class,
                    () -> AsyncSockets.write(unconnected, ByteBuffer.allocate(10)));
            assertFails(
                    "reading into a buffer with no free space, before connecting",
                    NotYetConnectedException.class,
                    () -> AsyncSockets.read(unconnected, ByteBuffer.allocate(0)));
            assertFails(
                    "writing no bytes, before connecting",
                    NotYetConnectedException.class,
                    () -> AsyncSockets.write(unconnected, ByteBuffer.allocate(0)));

            loopback.connect();
            AsynchronousSocketChannel server = loopback.accept();
            assertFails(
                    "reading into a read-only buffer",
                    IllegalArgumentException.class,
                    () -> AsyncSockets.read(server, bytes.asReadOnlyBuffer()));
            var pendingRead = AsyncSockets.read(server, bytes);
            assertFails(
                    "a second read while one is pending",
                    ReadPendingException.class,
                    () -> AsyncSockets.read(server, ByteBuffer.allocate(10)));
            server.close();
            assertThat(failureOf("the read of a channel that was closed", pendingRead))
                    .as("the failure of a pending read when its channel is closed")
                    .isInstanceOf(ClosedChannelException.class);

            var pendingAccept = AsyncSockets.accept(loopback.listener());
            assertFails(
                    "a second accept while one is pending",
                    AcceptPendingException.class,
                    () -> AsyncSockets.accept(loopback.listener()));
            assertThat(loopback.listener().isOpen())
                    .as("a listener is open, after a second accept was refused")
                    .isTrue();
            loopback.listener().close();
            assertThat(failureOf("the accept of a listener that was closed", pendingAccept))
                    .as("the failure of a pending accept when its listener is closed")
                    .isInstanceOf(ClosedChannelException.class);

            // It may fail the future or be thrown: that is not said.
            assertLeavesNoneOpen(
                    "connects to an address of null",
                    () -> catchThrowable(() -> get("a failure", connect(loopback, null))));
        }
    }

    /** Connects again and again. The JVM itself may open a file or two meanwhile, but a leak opens one for each try. */
    private static void assertLeavesNoneOpen(String what, Connect connect) throws Exception {
        long before = openDescriptors();
        // A refused connect takes seconds on Windows, where the JDK does not count descriptors either.
        int tries = OS.WINDOWS.isCurrentOs() ? 1 : TRIES;
        for (int i = 0; i < tries; i++) {
            connect.run();
        }
        assertThat(openDescriptors() - before)
                .as("descriptors left open by %d %s", tries, what)
                .isLessThan(TRIES / 2);
    }

    @FunctionalInterface
    private interface Connect {

        void run() throws Exception;
    }

    private static CompletableFuture<AsynchronousSocketChannel> connect(Loopback loopback, InetSocketAddress address) {
        return AsyncSockets.connect(loopback.group(), address);
    }

    private static void assertFails(
            String what, Class<? extends Throwable> expected, Supplier<? extends CompletableFuture<?>> operation)
            throws Exception {
        CompletableFuture<?> future;
        try {
            future = operation.get();
        } catch (RuntimeException e) {
            throw new AssertionError(what + " threw an exception that belongs in the future: " + e, e);
        }
        assertThat(failureOf("the failure of " + what, future))
                .as("the failure of the future of %s", what)
                .isInstanceOf(expected);
    }

    /** The number of open descriptors; 0 on Windows, where the JDK does not count them. */
    private static long openDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
