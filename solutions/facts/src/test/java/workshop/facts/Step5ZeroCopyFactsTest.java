package workshop.facts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("docs/step05-zero-copy.md: buffers, frames and messages")
@FactsOf("docs/step05-zero-copy.md")
class Step5ZeroCopyFactsTest {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    @DisplayName(
            "For a write, the JDK copies a heap buffer into a direct buffer. It passes a direct buffer to the system.")
    @Section("The concept")
    void heapBuffersAreCopied() throws IOException {
        ByteBuffer heap = ByteBuffer.allocate(32 * MEBIBYTE);
        ByteBuffer direct = ByteBuffer.allocateDirect(32 * MEBIBYTE);
        try (BothEnds connection = BothEnds.connect()) {
            fill(connection.client());

            // The channel is full and takes almost nothing. So nearly all of the time is that of the copy.
            long ofDirect = fastest(10, () -> connection.client().write(direct.clear()));
            long ofHeap = fastest(10, () -> connection.client().write(heap.clear()));

            assertThat(ofHeap).as("ns to try to write 32 MiB of the heap").isGreaterThan(5 * ofDirect);
        }
    }

    @Test
    @DisplayName("To make a direct buffer of 64 KiB takes many times as long as to use a pooled one again.")
    @Section("The concept")
    void makingIsSlow() throws IOException {
        ArrayDeque<ByteBuffer> pool = new ArrayDeque<>(List.of(ByteBuffer.allocateDirect(64 * 1024)));

        long again = fastest(20_000, () -> pool.push(pool.pop()));
        long made = fastest(200, () -> ByteBuffer.allocateDirect(64 * 1024));

        assertThat(made).as("ns to make a buffer").isGreaterThan(5 * again);
    }

    @Test
    @DisplayName("A direct buffer is freed only after the garbage collector has found it unreachable.")
    @Section("The concept")
    void freedByTheCollector() {
        BufferPoolMXBean memory = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
        long before = memory.getMemoryUsed();
        ByteBuffer.allocateDirect(64 * MEBIBYTE);

        assertThat(memory.getMemoryUsed() - before)
                .as("bytes in use right after a buffer was dropped")
                .isGreaterThan(32 * MEBIBYTE);
        await("the collector to free it").until(() -> {
            System.gc();
            return memory.getMemoryUsed() - before < 32 * MEBIBYTE;
        });
    }

    @Test
    @DisplayName(
            "Small messages cost least if they are copied together, more if they are gathered, most with a write for each.")
    @Section("The concept")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a thread's processor time may be counted too coarsely")
    void systemCallsCost() throws IOException {
        ByteBuffer[] messages = IntStream.range(0, 1000)
                .mapToObj(i -> ByteBuffer.allocateDirect(128))
                .toArray(ByteBuffer[]::new);
        ByteBuffer together = ByteBuffer.allocateDirect(1000 * 128);
        try (BothEnds connection = BothEnds.connect()) {
            SocketChannel channel = connection.client();
            connection.drain();

            Action copy = () -> {
                together.clear();
                for (ByteBuffer message : messages) {
                    together.put(message.clear());
                }
                channel.write(together.flip());
            };
            Action gather = () -> {
                ByteBuffer[] views = new ByteBuffer[messages.length];
                Arrays.setAll(views, i -> messages[i].duplicate().clear());
                while (views[views.length - 1].hasRemaining()) {
                    channel.write(views);
                }
            };
            Action writeEach = () -> {
                for (ByteBuffer message : messages) {
                    channel.write(message.clear());
                }
            };
            long copied = Long.MAX_VALUE;
            long gathered = Long.MAX_VALUE;
            long each = Long.MAX_VALUE;
            // In turns, so that other programs disturb all three alike. On a busy machine, the code is compiled late.
            for (int i = 0; i < 20 && (gathered <= copied || each <= 2 * gathered); i++) {
                copied = Math.min(copied, cheapest(100, copy));
                gathered = Math.min(gathered, cheapest(100, gather));
                each = Math.min(each, cheapest(100, writeEach));
            }

            assertThat(gathered).as("ns of processor time, gathered").isGreaterThan(copied);
            assertThat(each).as("ns of processor time, with a write for each").isGreaterThan(2 * gathered);
        }
    }

    @Test
    @DisplayName("clear() erases nothing, and does not change the byte order.")
    @Section("5.1")
    void clearErasesNothing() {
        ByteBuffer used = ByteBuffer.allocateDirect(8).order(ByteOrder.LITTLE_ENDIAN);
        used.put(US_ASCII.encode("secret")).clear();

        assertThat(US_ASCII.decode(used.duplicate().limit(6)).toString()).isEqualTo("secret");
        assertThat(used.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    @DisplayName("A phantom reference that is unreachable itself never gets into its queue.")
    @Section("5.3")
    void forgottenReference() throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        new PhantomReference<>(new Object(), queue);
        System.gc();
        PhantomReference<Object> held = new PhantomReference<>(new Object(), queue);

        assertThat(collectUntil(() -> queue.poll()))
                .as("the first reference in the queue")
                .isSameAs(held);
        assertThat(queue.remove(100)).as("the next").isNull();
    }

    @Test
    @DisplayName("A cleaner never runs an action that refers to its object.")
    @Section("5.3")
    void actionThatHoldsItsObject() {
        Cleaner cleaner = Cleaner.create();
        AtomicBoolean held = new AtomicBoolean();
        AtomicBoolean free = new AtomicBoolean();
        registerWithItsObject(cleaner, held);
        cleaner.register(new Object(), () -> free.set(true));

        collectUntil(() -> free.get() ? free : null);

        assertThat(held).as("the action that refers to its object has run").isFalse();
    }

    private static void registerWithItsObject(Cleaner cleaner, AtomicBoolean hasRun) {
        StringBuilder object = new StringBuilder();
        cleaner.register(object, () -> hasRun.set(object.isEmpty()));
    }

    @Test
    @DisplayName("jcmd's GC.run makes a cleaner run its actions, also in an idle program.")
    @Section("5.3")
    void garbageCollectionOnDemand() throws JMException {
        CountDownLatch cleaned = new CountDownLatch(1);
        Cleaner.create().register(new Object(), cleaned::countDown);
        // The same command as that of jcmd, called inside the program.
        ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");

        await("the action").until(() -> {
            ManagementFactory.getPlatformMBeanServer().invoke(commands, "gcRun", null, null);
            return cleaned.await(100, TimeUnit.MILLISECONDS);
        });
    }

    @Test
    @DisplayName("To make a stack trace takes longer than to acquire a pooled buffer and to release it.")
    @Section("5.3")
    void stackTraces() throws IOException {
        ArrayDeque<ByteBuffer> pool = new ArrayDeque<>(List.of(ByteBuffer.allocateDirect(64 * 1024)));

        long use = fastest(20_000, () -> pool.push(pool.pop()));
        long trace = fastest(1000, Throwable::new);

        assertThat(trace).as("ns for a stack trace").isGreaterThan(use);
    }

    @Test
    @DisplayName("On Linux, a frame of a mebibyte takes several reads on loopback.")
    @Section("5.4")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "how much a socket holds before it is read differs by system")
    void severalReads() throws IOException {
        try (BothEnds connection = BothEnds.connect()) {
            Thread.ofPlatform().daemon().start(() -> write(connection, ByteBuffer.allocateDirect(MEBIBYTE)));
            ByteBuffer frame = ByteBuffer.allocateDirect(MEBIBYTE);
            int reads = 0;
            for (; frame.hasRemaining(); reads++) {
                connection.server().read(frame);
            }
            assertThat(reads).as("reads of a mebibyte").isGreaterThan(1);
        }
    }

    @Test
    @DisplayName(
            "A duplicate has the same bytes, its own position, and is big-endian. The positions of a slice start at 0.")
    @Section("5.5")
    void views() {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(8).order(ByteOrder.LITTLE_ENDIAN).position(4);
        ByteBuffer duplicate = bytes.duplicate();
        duplicate.put((byte) 7);

        assertThat(bytes.get(4)).as("a byte that was written by the duplicate").isEqualTo((byte) 7);
        assertThat(bytes.position()).as("the position of the first").isEqualTo(4);
        assertThat(duplicate.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(bytes.slice().position()).as("the position of a slice").isZero();
    }

    @Test
    @DisplayName("Integer.parseInt accepts a sign and the digits of every script. 4294967298 as an int is 2.")
    @Section("5.8")
    void numbers() {
        assertThat(Integer.parseInt("+5")).isEqualTo(5);
        assertThat(Integer.parseInt("\u0665")).as("an Arabic five").isEqualTo(5);
        assertThat((int) 4294967298L).isEqualTo(2);
    }

    @Test
    @DisplayName("A byte of 128 or more, as in UTF-8, is negative in Java.")
    @Section("5.8")
    void signedBytes() {
        assertThat("ü".getBytes(UTF_8)).containsExactly(-61, -68);
    }

    @Test
    @DisplayName("duplicate() allocates about 64 bytes; a string of 9 letters about 88, with two arrays.")
    @Section("5.9")
    void allocated() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(9);

        assertThat(allocatedBy(bytes::duplicate)).as("bytes for a duplicate").isBetween(48L, 80L);
        assertThat(allocatedBy(() -> {
                    byte[] copy = new byte[9];
                    bytes.get(0, copy);
                    return new String(copy, US_ASCII);
                }))
                .as("bytes for a string")
                .isBetween(64L, 112L);
    }

    /** Writes, without waiting, until the channel takes no more. */
    private static void fill(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
        while (channel.write(zeros.clear()) > 0) {
            // There was free space.
        }
    }

    /** Measures a thousand runs of the code. A thousand runs before that load the classes. */
    private static long allocatedBy(Supplier<Object> code) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Object[] kept = new Object[1000];
        Arrays.setAll(kept, i -> code.get());
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = code.get();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        Reference.reachabilityFence(kept);
        return allocated / kept.length;
    }

    /** Asks for garbage collections until the supplier returns an object. */
    private static <T> T collectUntil(Supplier<T> something) {
        return await("what the garbage collector does")
                .until(
                        () -> {
                            System.gc();
                            return something.get();
                        },
                        Objects::nonNull);
    }

    private interface Action {

        void run() throws IOException;
    }

    private static long fastest(int times, Action action) throws IOException {
        return least(times, System::nanoTime, action);
    }

    private static long cheapest(int times, Action action) throws IOException {
        return least(times, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime, action);
    }

    /** Returns the smallest time, since other work on this machine has disturbed it least. */
    private static long least(int times, LongSupplier clock, Action action) throws IOException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            long start = clock.getAsLong();
            action.run();
            least = Math.min(least, clock.getAsLong() - start);
        }
        return least;
    }

    private static void write(BothEnds connection, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                connection.client().write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
