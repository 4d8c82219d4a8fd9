package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.Waiting.waitingFor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("5.1 Pool the buffers")
class Ex5_1_PoolTest {

    private static final int SIZE = 64;

    @Test
    @DisplayName("a buffer that was given back is used again, as good as new")
    void usedAgain() {
        BufferPool pool = new BufferPool(SIZE, 2);
        ByteBuffer first = pool.take();
        assertReady("a buffer on its first use", first);
        first.order(ByteOrder.LITTLE_ENDIAN).position(10).limit(20);
        pool.giveBack(first);

        ByteBuffer again = pool.take();
        assertReady("a buffer on its second use", again);
        pool.giveBack(again);

        List<ByteBuffer> used = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ByteBuffer buffer = pool.take();
            used.add(buffer);
            pool.giveBack(buffer);
        }
        assertThat(differentMemories(used))
                .as("different buffers in %d uses, one after another", used.size())
                .isLessThanOrEqualTo(2);
    }

    /** Where two buffers share their memory, the second number that is put there replaces the first. */
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
    @DisplayName("with all buffers in use, the next one is an error, until one comes back")
    void bounded() {
        int limit = 37;
        BufferPool pool = new BufferPool(SIZE, limit);
        ByteBuffer last = pool.take();
        for (int i = 1; i < limit; i++) {
            last = pool.take();
        }
        assertThat(pool.inUse()).as("buffers in use after %d were taken", limit).isEqualTo(limit);

        assertThatThrownBy(
                        () -> waitingFor("an error, with all buffers in use", pool::take),
                        "taking one more than the %d there are",
                        limit)
                .isInstanceOf(PoolExhaustedException.class)
                .hasMessageContaining(String.valueOf(limit));

        pool.giveBack(last);
        assertThat(pool.inUse()).as("buffers in use after one came back").isEqualTo(limit - 1);
        assertReady("the buffer that came back", pool.take());
    }

    @Test
    @DisplayName("many threads never get the same buffer at the same time")
    void manyThreads() throws Exception {
        int threads = 4;
        BufferPool pool = new BufferPool(SIZE, threads);
        pool.giveBack(pool.take());

        Crowd.repeat(threads, () -> {
            for (int i = 0; i < 100; i++) {
                takeAndGiveBack(pool, Thread.currentThread().threadId());
            }
        });

        assertThat(pool.inUse())
                .as("buffers in use after several threads at once gave all of theirs back")
                .isZero();
    }

    private static void takeAndGiveBack(BufferPool pool, long mine) {
        ByteBuffer buffer = pool.take();
        buffer.putLong(0, mine);
        if (buffer.position() != 0 || buffer.getLong(0) != mine) {
            throw new AssertionError("one found in its buffer what another did there");
        }
        buffer.position(8);
        pool.giveBack(buffer);
    }
}
