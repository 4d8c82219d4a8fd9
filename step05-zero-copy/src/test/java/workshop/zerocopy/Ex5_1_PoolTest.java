package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.Waiting.waitingFor;
import static workshop.zerocopy.ConcurrentThreads.onAnotherThread;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.1 Pool the buffers")
class Ex5_1_PoolTest {

    private static final int SIZE = 64;

    @Test
    @Order(1)
    @DisplayName("a released buffer is used again, in the same state as a new one")
    void usedAgain() throws Exception {
        BufferPool pool = new BufferPool(SIZE, 2);
        ByteBuffer first = pool.acquireBytes();
        assertReady("a buffer on its first use", first);
        first.order(ByteOrder.LITTLE_ENDIAN).position(10).limit(20);
        pool.releaseBytes(first);

        ByteBuffer again = pool.acquireBytes();
        assertReady("a buffer on its second use", again);
        pool.releaseBytes(again);

        List<ByteBuffer> used = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ByteBuffer buffer = pool.acquireBytes();
            used.add(buffer);
            pool.releaseBytes(buffer);
        }
        assertThat(differentMemories(used))
                .as("different buffers in %d uses, one after another", used.size())
                .isLessThanOrEqualTo(2);
        assertThat(pool.inUse())
                .as("buffers in use after %d uses, one after another", used.size())
                .isZero();

        onAnotherThread("a buffer for a thread that is interrupted", () -> {
            Thread.currentThread().interrupt();
            pool.releaseBytes(pool.acquireBytes());
            return null;
        });
        assertThat(pool.inUse())
                .as("buffers in use after a thread that is interrupted has released its buffer")
                .isZero();
    }

    /** If two buffers have the same memory, the second number that is put there replaces the first. */
    private static long differentMemories(List<ByteBuffer> buffers) {
        for (int i = 0; i < buffers.size(); i++) {
            whole(buffers.get(i)).putInt(0, i);
        }
        return buffers.stream()
                .map(buffer -> whole(buffer).getInt(0))
                .distinct()
                .count();
    }

    private static ByteBuffer whole(ByteBuffer buffer) {
        return buffer.duplicate().clear();
    }

    private static void assertReady(String which, ByteBuffer buffer) {
        assertThat(buffer.isDirect()).as("%s is direct", which).isTrue();
        assertThat(buffer.capacity()).as("the capacity of %s", which).isEqualTo(SIZE);
        assertThat(buffer.position()).as("the position of %s", which).isZero();
        assertThat(buffer.limit()).as("the limit of %s", which).isEqualTo(SIZE);
        assertThat(buffer.order()).as("the byte order of %s", which).isEqualTo(ByteOrder.BIG_ENDIAN);
    }

    @Test
    @Order(2)
    @DisplayName("with all buffers in use, acquire fails until one is released")
    void bounded() throws Exception {
        int limit = 37;
        BufferPool pool = new BufferPool(SIZE, limit);
        List<ByteBuffer> all = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            all.add(pool.acquireBytes());
        }
        assertThat(pool.inUse())
                .as("buffers in use after %d were acquired", limit)
                .isEqualTo(limit);

        long waits = waits();
        assertThatThrownBy(
                        () -> waitingFor("an error, with all buffers in use", pool::acquireBytes),
                        "acquiring one more than the maximum of %d",
                        limit)
                .isInstanceOf(PoolExhaustedException.class)
                .hasMessageContaining(String.valueOf(limit));
        assertThat(waits() - waits)
                .as("how often acquireBytes has waited, before it threw the error")
                .isZero();
        assertThat(onAnotherThread("inUse() on another thread, after acquireBytes has thrown an error", pool::inUse))
                .as("buffers in use after one more was refused")
                .isEqualTo(limit);

        pool.releaseBytes(all.removeLast());
        assertThat(pool.inUse()).as("buffers in use after one was released").isEqualTo(limit - 1);
        all.add(pool.acquireBytes());
        assertReady("the buffer that was released", all.getLast());
        // Until now, the bytes of some buffers were equal.
        all.getFirst().put(0, (byte) 1);
        all.forEach(pool::releaseBytes);
        assertThat(pool.inUse())
                .as("buffers in use after all %d were released", limit)
                .isZero();

        int many = 1000;
        BufferPool large = new BufferPool(SIZE, many);
        List<ByteBuffer> used = new ArrayList<>(acquireAndRelease(large, many));
        used.addAll(acquireAndRelease(large, many));
        assertThat(differentMemories(used))
                .as("different buffers that were acquired, %d in a row and then %d again", many, many)
                .isEqualTo(many);
    }

    /** How often this thread has waited or slept. */
    private static long waits() {
        return ManagementFactory.getThreadMXBean()
                .getThreadInfo(Thread.currentThread().threadId())
                .getWaitedCount();
    }

    private static List<ByteBuffer> acquireAndRelease(BufferPool pool, int count) {
        List<ByteBuffer> buffers =
                Stream.generate(pool::acquireBytes).limit(count).toList();
        buffers.forEach(pool::releaseBytes);
        return buffers;
    }

    @Test
    @Order(3)
    @DisplayName("a buffer is made when it is first needed")
    void madeWhenNeeded() {
        long before = bytesOfDirectBuffers();
        int size = 1_000_001;
        BufferPool pool = new BufferPool(size, 30);
        for (String users : List.of("the first user of a pool of 30 buffers", "two users, one after the other")) {
            ByteBuffer buffer = pool.acquireBytes();
            assertThat(bytesOfDirectBuffers() - before)
                    .as("bytes of direct buffers that were made for %s", users)
                    .isLessThan(1_900_000);
            assertThat(buffer.capacity())
                    .as("the capacity of a buffer of %d bytes", size)
                    .isEqualTo(size);
            pool.releaseBytes(buffer);
        }

        assertThatCode(() -> new BufferPool(SIZE, Integer.MAX_VALUE).acquireBytes())
                .as("acquiring a buffer of a pool of up to %d buffers", Integer.MAX_VALUE)
                .doesNotThrowAnyException();
    }

    /** Those of the whole JVM. Between two calls, the number may also shrink, or grow a little. */
    private static long bytesOfDirectBuffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(buffers -> buffers.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getTotalCapacity)
                .sum();
    }

    @Test
    @Order(4)
    @DisplayName("many threads never get the same buffer at the same time")
    void manyThreads() throws Exception {
        BufferPool pool = new BufferPool(SIZE, ConcurrentThreads.MANY);
        pool.releaseBytes(pool.acquireBytes());

        ConcurrentThreads.onOneObject(() -> {
            for (int i = 0; i < 100; i++) {
                acquireAndRelease(pool, Thread.currentThread().threadId());
            }
        });

        assertThat(pool.inUse())
                .as("buffers in use after several threads at once released all of theirs")
                .isZero();

        BufferPool handedOn = new BufferPool(SIZE, 1);
        List<ByteBuffer> used = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ByteBuffer buffer = handedOn.acquireBytes();
            used.add(buffer);
            onAnotherThread("releaseBytes on another thread", () -> {
                handedOn.releaseBytes(buffer);
                return null;
            });
        }
        assertThat(differentMemories(used))
                .as("different buffers of a pool of one buffer, which another thread releases each time")
                .isEqualTo(1);
    }

    @Test
    @Order(5)
    @DisplayName("of several threads that want the last buffer at the same moment, one gets it")
    void allWantTheLast() throws Exception {
        // The JVM fills a new buffer with zeros. This takes milliseconds here, so all threads come in the meantime.
        BufferPool large = new BufferPool(32 * 1024 * 1024, 1);
        AtomicInteger acquired = new AtomicInteger();
        ConcurrentThreads.once(4, () -> acquire(large, acquired));
        assertAcquired(acquired, 1);

        AtomicInteger acquiredOfAll = new AtomicInteger();
        int small = ConcurrentThreads.onNewObjects(() -> new BufferPool(SIZE, 1), pool -> acquire(pool, acquiredOfAll));
        assertAcquired(acquiredOfAll, small);
    }

    private static void acquire(BufferPool pool, AtomicInteger acquired) {
        try {
            pool.acquireBytes();
            acquired.incrementAndGet();
        } catch (PoolExhaustedException refused) {
            // Another thread was first.
        }
    }

    private static void assertAcquired(AtomicInteger acquired, int pools) {
        assertThat(acquired.get())
                .as("buffers that several threads got at once, where each pool has one buffer")
                .isEqualTo(pools);
    }

    private static void acquireAndRelease(BufferPool pool, long mine) {
        ByteBuffer buffer = pool.acquireBytes();
        buffer.putLong(0, mine);
        if (buffer.position() != 0 || buffer.getLong(0) != mine) {
            throw new AssertionError("a thread found another thread's bytes in its buffer");
        }
        buffer.position(8);
        pool.releaseBytes(buffer);
    }
}
