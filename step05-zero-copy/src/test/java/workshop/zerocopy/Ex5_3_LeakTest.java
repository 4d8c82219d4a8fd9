package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.Waiting;

@DisplayName("5.3 Find the leak")
@Timeout(30)
class Ex5_3_LeakTest {

    /** Much less than 20000 stack traces, and much more than the tests themselves keep. */
    private static final long MAX_KEPT = 4 << 20;

    private final List<Throwable> leaks = new CopyOnWriteArrayList<>();
    private final BufferPool pool = new BufferPool(64, 1000, new LeakDetector(leaks::add));
    private final List<PooledBuffer> held = new ArrayList<>();
    private final List<Throwable> leaksOfAnother = new CopyOnWriteArrayList<>();
    private final BufferPool another = new BufferPool(64, 1000, new LeakDetector(leaksOfAnother::add));

    @AfterEach
    void releaseHeld() {
        held.forEach(PooledBuffer::release);
    }

    @Test
    @Order(1)
    @DisplayName("a dropped buffer is reported once, with the place where it was acquired")
    void dropped() throws Exception {
        acquireAndDrop();
        awaitReports(1, "");
        ByteBuffer view = acquireAndDrop();
        awaitReports(2, ", to whose bytes a view of %d bytes still refers".formatted(view.capacity()));

        // Without this line, the view could be unreachable, and its bytes with it.
        Reference.reachabilityFence(view);
        assertThat(acquirers())
                .as("the methods that acquired the two dropped buffers, as reported")
                .containsExactly("acquireAndDrop", "acquireAndDrop");
    }

    @Test
    @Order(2)
    @DisplayName("a buffer that was released is never reported")
    void released() throws Exception {
        for (int i = 0; i < 100; i++) {
            acquireAndRelease();
        }
        acquireAndRelease(this::acquireAndDrop);
        awaitReports(1, ", after which another buffer was released");
        acquireAndDrop();
        awaitReports(2, "");

        assertThat(acquirers().distinct())
                .as("the methods that acquired the buffers reported as dropped")
                .containsExactly("acquireAndDrop");
    }

    @Test
    @Order(3)
    @DisplayName("all buffers that one garbage collection has found are reported, and not one for each buffer acquired")
    void many() throws Exception {
        int dropped = 300;
        for (int i = 0; i < dropped; i++) {
            acquireAndDrop();
        }
        collectGarbage();
        held.add(pool.acquire());
        assertThat(reports(dropped))
                .as("reports of %d dropped buffers, after several garbage collections and one more acquire", dropped)
                .isEqualTo(dropped);
    }

    @Test
    @Order(4)
    @DisplayName("nothing is kept of a buffer that was released")
    void forgotten() {
        acquireAndRelease();
        long before = usedHeap();
        for (int i = 0; i < 20_000; i++) {
            acquireAndRelease();
        }
        long kept = usedHeap() - before;
        long end = System.nanoTime() + Waiting.LIMIT.toNanos();
        while (kept > MAX_KEPT && System.nanoTime() < end) {
            // With a queue, the next buffer that is acquired may be what makes the detector look at it. A thread of the
            // detector may need time.
            acquireAndRelease();
            kept = usedHeap() - before;
        }
        assertThat(kept)
                .as("bytes of the heap that are kept after 20000 buffers were acquired and released")
                .isLessThan(MAX_KEPT);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private ByteBuffer acquireAndDrop() {
        return pool.acquire().bytes().duplicate();
    }

    private void acquireAndRelease() {
        acquireAndRelease(() -> {});
    }

    private void acquireAndRelease(Runnable meanwhile) {
        PooledBuffer buffer = pool.acquire();
        meanwhile.run();
        buffer.release();
    }

    /** Acquires one buffer after the garbage collections. A leak is reported at the latest then. */
    private void awaitReports(int count, String which) throws Exception {
        collectGarbage();
        held.add(another.acquire());
        String report = "report %d of a dropped buffer%s, after several garbage collections and one more acquire";
        waitingFor(report.formatted(count, which), () -> {
            held.add(pool.acquire());
            int reports = reports(count);
            assertThat(leaksOfAnother.size())
                    .as("reports to a detector of another pool")
                    .isZero();
            if (reports < count) {
                throw new TimeoutException();
            }
            return null;
        });
    }

    /**
     * Returns when all that was unreachable before has come into its reference queue.
     *
     * <p>The JVM hands over what a collection has found on a thread of its own. It may hand over the findings of two
     * collections together, in any order. So this waits for an object of the third collection.
     */
    private static void collectGarbage() throws Exception {
        for (int i = 0; i < 3; i++) {
            ReferenceQueue<Object> found = new ReferenceQueue<>();
            PhantomReference<Object> unreachable = new PhantomReference<>(new Object(), found);
            waitingFor("the garbage collector to find an object of this test", () -> {
                System.gc();
                if (found.remove(Waiting.LIMIT.toMillis()) == null) {
                    throw new TimeoutException();
                }
                return null;
            });
            Reference.reachabilityFence(unreachable);
        }
    }

    /** The number of reports, as soon as there are so many. A detector may have a thread of its own, which needs time. */
    private int reports(int count) throws InterruptedException {
        long end = System.nanoTime() + Waiting.LIMIT.toNanos();
        while (leaks.size() < count && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        return leaks.size();
    }

    /** For each report, the first method of this test in its stack trace. */
    private Stream<String> acquirers() {
        return leaks.stream()
                .map(leak -> Arrays.stream(leak.getStackTrace())
                        .filter(frame -> frame.getClassName().equals(getClass().getName()))
                        .map(StackTraceElement::getMethodName)
                        .findFirst()
                        .orElse("none of this test"));
    }
}
