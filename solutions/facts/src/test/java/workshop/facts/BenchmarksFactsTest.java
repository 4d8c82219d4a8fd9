package workshop.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("docs/benchmarks.md")
@FactsOf("docs/benchmarks.md")
class BenchmarksFactsTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final String RESIDENT = "resident memory is read from Linux's /proc";
    private static final String SYSTEM_CALLS = "the system calls of a thread are counted in Linux's /proc";

    // How it is measured

    @Test
    @DisplayName("A process's processor time includes the time of the garbage collector's threads.")
    @Section("How it is measured")
    void collectorsTime() {
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var threads = ManagementFactory.getThreadMXBean();
        long processStart = process.getProcessCpuTime();
        long ownStart = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 20; i++) {
            System.gc();
        }

        assertThat(process.getProcessCpuTime() - processStart)
                .as("nanoseconds of all threads, while this one waited for collections")
                .isGreaterThan(3 * (threads.getCurrentThreadCpuTime() - ownStart));
    }

    @Test
    @DisplayName("Allocated bytes are those on the heap; the bytes of a direct buffer do not count.")
    @Section("How it is measured")
    void allocatedBytes() {
        var threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long start = threads.getCurrentThreadAllocatedBytes();
        ByteBuffer direct = ByteBuffer.allocateDirect(10 * MEBIBYTE);
        long afterDirect = threads.getCurrentThreadAllocatedBytes();
        ByteBuffer heap = ByteBuffer.allocate(10 * MEBIBYTE);
        long afterHeap = threads.getCurrentThreadAllocatedBytes();

        assertThat(direct.capacity()).isEqualTo(heap.capacity());
        assertThat(afterDirect - start).as("bytes for the direct buffer").isLessThan(MEBIBYTE);
        assertThat(afterHeap - afterDirect).as("bytes for the heap buffer").isGreaterThanOrEqualTo(10 * MEBIBYTE);
    }

    @Test
    @DisplayName("On Linux, the processor time of a process is counted in steps of 10 ms.")
    @Section("From a real server")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems may count in other steps")
    void stepsOfProcessorTime() {
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        assertThat(process.getProcessCpuTime() % 10_000_000).isZero();
    }

    // The receive buffer

    @Test
    @DisplayName("On Linux, a receive buffer of 0 becomes one of about 2 KiB.")
    @Section("The receive buffer")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "each system has its own smallest buffer")
    void smallestReceiveBuffer() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 0);

            // Linux reports the size with its own data about packets, and the JDK reports half of that.
            assertThat(2 * channel.getOption(StandardSocketOptions.SO_RCVBUF)).isBetween(2000, 3000);
        }
    }

    @Test
    @DisplayName("On Linux, a read from a connection with a receive buffer of 0 brings some hundred bytes at most.")
    @Section("The receive buffer")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows, for one, turns the buffer off")
    void readsWithTheSmallestReceiveBuffer() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(Loopback.anyPort());
                SocketChannel receiver = SocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, 0)) {
            receiver.connect(listener.getLocalAddress());
            SocketChannel sender = listener.accept();
            Thread.ofPlatform().daemon().start(() -> sendAndClose(MEBIBYTE, sender));
            ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
            int longest = 0;
            for (int count = 0; count >= 0; count = receiver.read(buffer.clear())) {
                longest = Math.max(longest, count);
            }

            assertThat(longest).as("bytes of the longest read").isBetween(1, 1500);
        }
    }

    private static void sendAndClose(int length, SocketChannel sender) {
        try (sender) {
            sender.write(ByteBuffer.allocateDirect(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Send

    @Test
    @DisplayName("A hundred messages in one buffer take one system call; a write for each message takes a hundred.")
    @Section("Send")
    @EnabledOnOs(value = OS.LINUX, disabledReason = SYSTEM_CALLS)
    void writes() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            ByteBuffer message = ByteBuffer.allocateDirect(16);
            ByteBuffer messages = ByteBuffer.allocateDirect(100 * 16);

            assertThat(systemCalls("syscw", () -> {
                        for (int i = 0; i < 100; i++) {
                            connection.client().write(message.clear());
                        }
                    }))
                    .isEqualTo(100);
            assertThat(systemCalls("syscw", () -> connection.client().write(messages)))
                    .isEqualTo(1);
        }
    }

    // Broadcast

    @Test
    @DisplayName(
            "The JDK copies a heap buffer into a direct buffer before it writes; it does not copy a direct buffer.")
    @Section("Broadcast")
    @EnabledOnOs(value = OS.LINUX, disabledReason = RESIDENT)
    void heapBuffersAreCopied() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            connection.client().configureBlocking(false);
            ByteBuffer direct = ByteBuffer.allocateDirect(64 * MEBIBYTE);
            ByteBuffer heap = ByteBuffer.allocate(64 * MEBIBYTE);

            // The thread keeps the copy for its next write, so the copy shows in resident memory.
            long before = resident();
            connection.client().write(direct);
            long afterDirect = resident();
            connection.client().write(heap);
            long afterHeap = resident();

            assertThat(afterDirect - before).as("MiB for the direct buffer").isLessThan(32);
            assertThat(afterHeap - afterDirect).as("MiB for the heap buffer").isGreaterThan(60);
        }
    }

    // Echo

    @Test
    @DisplayName("Virtual threads have no more carriers than there are processors.")
    @Section("Echo")
    void carriers() throws InterruptedException {
        Set<String> carriers = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                for (int turn = 0; turn < 50; turn++) {
                    // As in "VirtualThread[#22]/runnable@ForkJoinPool-1-worker-1".
                    carriers.add(Thread.currentThread().toString().replaceFirst(".*@", ""));
                    Thread.yield();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(carriers).hasSizeBetween(1, Runtime.getRuntime().availableProcessors());
    }

    @Test
    @DisplayName(
            "On Linux, an asynchronous channel makes two reads for each message, one without a result; a selector loop makes one.")
    @Section("Echo")
    @EnabledOnOs(value = OS.LINUX, disabledReason = SYSTEM_CALLS)
    void readsForEachMessage() throws Exception {
        // If calls are not counted, this skips the test here, and not on a thread of the group.
        systemCalls("syscr");
        assertThat(asynchronousReads(100))
                .as("reads for 100 messages, asynchronous")
                .isBetween(200L, 220L);
        assertThat(selectorsReads(100))
                .as("reads for 100 messages, with a selector")
                .isBetween(100L, 120L);
    }

    /** Receives messages one at a time. Returns the number of read calls of the group's thread. */
    private static long asynchronousReads(int messages) throws Exception {
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withFixedThreadPool(1, Thread::new);
        try (var listener = AsynchronousServerSocketChannel.open(group).bind(Loopback.anyPort());
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                AsynchronousSocketChannel server = listener.accept().get()) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(16);
            CompletableFuture<Long> calls = new CompletableFuture<>();
            server.read(buffer, null, new CompletionHandler<Integer, Void>() {
                private int received;
                private long before;

                @Override
                public void completed(Integer count, Void none) {
                    before = received == 0 ? systemCalls("syscr") : before;
                    if (received++ == messages) {
                        calls.complete(systemCalls("syscr") - before);
                        return;
                    }
                    server.read(buffer.clear(), null, this);
                    // The next message is sent only after the read has found nothing.
                    send(client);
                }

                @Override
                public void failed(Throwable failure, Void none) {
                    calls.completeExceptionally(failure);
                }
            });
            send(client);
            return calls.get();
        } finally {
            group.shutdownNow();
        }
    }

    private static long selectorsReads(int messages) throws IOException {
        try (BothEnds connection = BothEnds.connect();
                Selector selector = Selector.open()) {
            connection.server().configureBlocking(false).register(selector, SelectionKey.OP_READ);
            ByteBuffer buffer = ByteBuffer.allocateDirect(16);
            return systemCalls("syscr", () -> {
                for (int i = 0; i < messages; i++) {
                    send(connection.client());
                    selector.select(key -> {
                        try {
                            connection.server().read(buffer.clear());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
                }
            });
        }
    }

    /** Sends one byte. */
    private static void send(SocketChannel to) {
        try {
            to.write(ByteBuffer.allocate(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Idle connections

    @Test
    @DisplayName(
            "A platform thread that waits in read has given its buffer to the system; a virtual thread waits in the JDK.")
    @Section("Idle connections")
    void whereAReadWaits() throws Exception {
        try (BothEnds forPlatform = BothEnds.connect();
                BothEnds forVirtual = BothEnds.connect()) {
            Thread platform = Thread.ofPlatform().daemon().start(() -> readFrom(forPlatform.server()));
            Thread virtual = Thread.ofVirtual().start(() -> readFrom(forVirtual.server()));

            await().untilAsserted(() -> {
                assertThat(methodsOf(platform)).contains("read0").doesNotContain("park");
                assertThat(methodsOf(virtual)).contains("park").doesNotContain("read0");
            });
        }
    }

    private static void readFrom(SocketChannel channel) {
        try {
            channel.read(ByteBuffer.allocateDirect(16));
        } catch (IOException closed) {
            // The experiment is over.
        }
    }

    private static List<String> methodsOf(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(StackTraceElement::getMethodName)
                .toList();
    }

    @Test
    @DisplayName("An asynchronous read that is pending keeps its buffer.")
    @Section("Idle connections")
    void pendingReadKeepsItsBuffer() throws Exception {
        try (var listener = AsynchronousServerSocketChannel.open().bind(Loopback.anyPort());
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                AsynchronousSocketChannel server = listener.accept().get()) {
            WeakReference<ByteBuffer> waiting = new WeakReference<>(ByteBuffer.allocate(1024));
            server.read(waiting.get(), null, new Ignored());
            WeakReference<ByteBuffer> unused = new WeakReference<>(ByteBuffer.allocate(1024));

            await().untilAsserted(() -> {
                System.gc();
                assertThat(unused.get() == null)
                        .as("the unused buffer was collected")
                        .isTrue();
            });
            assertThat(waiting.get() != null)
                    .as("the buffer of the pending read is there")
                    .isTrue();
            Reference.reachabilityFence(client);
        }
    }

    private static final class Ignored implements CompletionHandler<Integer, Void> {

        @Override
        public void completed(Integer count, Void none) {}

        @Override
        public void failed(Throwable failure, Void none) {}
    }

    /** Returns the resident memory of this process, in MiB. */
    private static long resident() throws IOException {
        return number(Path.of("/proc/self/status"), "VmRSS") / 1024;
    }

    /** Parses the number of a line such as "VmRSS:   18620 kB". */
    private static long number(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    // What this does not show

    @Test
    @DisplayName(
            "A client that waits for each response sends less while the server stalls: most of the stall is not in the figures.")
    @Section("What this does not show")
    void coordinatedOmission() throws IOException {
        List<Duration> waits = new ArrayList<>();
        Duration stall = Duration.ofMillis(500);
        try (BothEnds connection = BothEnds.connect()) {
            Thread.ofPlatform().daemon().start(() -> echo(connection.server(), 500, stall));
            ByteBuffer one = ByteBuffer.allocateDirect(1);
            for (int i = 0; i < 1000; i++) {
                long start = System.nanoTime();
                connection.client().write(one.clear());
                connection.client().read(one.clear());
                waits.add(Duration.ofNanos(System.nanoTime() - start));
            }
        }

        // If a client sent one request every millisecond without waiting, some 500 requests would meet the stall.
        assertThat(waits).filteredOn(wait -> wait.compareTo(stall) >= 0).hasSizeBetween(1, 5);
    }

    /** Echoes bytes one by one, and stalls once, before one of them. */
    private static void echo(SocketChannel channel, int stallAt, Duration stall) {
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        try {
            for (int i = 0; channel.read(one.clear()) > 0; i++) {
                if (i == stallAt) {
                    Thread.sleep(stall);
                }
                channel.write(one.flip());
            }
        } catch (IOException | InterruptedException closed) {
            // The experiment is over.
        }
    }

    /** The code of an experiment. */
    private interface Work {

        void run() throws IOException;
    }

    /**
     * Returns the number of system calls that this thread makes in an experiment: "syscr" counts reads, "syscw"
     * writes.
     */
    private static long systemCalls(String which, Work work) throws IOException {
        long before = systemCalls(which);
        long after = systemCalls(which);
        long own = after - before;
        work.run();
        return systemCalls(which) - after - own;
    }

    private static long systemCalls(String which) {
        Path counts = Path.of("/proc/thread-self/io");
        assumeTrue(Files.isReadable(counts), "this kernel does not count system calls");
        try {
            return number(counts, which);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
