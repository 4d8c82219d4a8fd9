package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("5.2 Count the owners")
class Ex5_2_ReferenceCountTest {

    private static final int SIZE = 64;

    @Test
    @DisplayName("the last owner gives the buffer back, and nobody writes over it before")
    void lastOwner() {
        BufferPool pool = new BufferPool(SIZE, 2);
        PooledBuffer held = pool.acquire();
        held.bytes().put(0, (byte) 'h');
        held.retain();
        assertThat(held.referenceCount()).as("owners after one retain").isEqualTo(2);

        held.release();
        assertThat(pool.inUse())
                .as("buffers in use while one of two owners still holds one")
                .isEqualTo(1);
        PooledBuffer other = pool.acquire();
        other.bytes().put(0, (byte) 'o');
        assertThat((char) held.bytes().get(0))
                .as("what the owner who still holds the buffer has in it")
                .isEqualTo('h');

        held.release();
        other.release();
        assertThat(pool.inUse())
                .as("buffers in use after the last owners released theirs")
                .isZero();
    }

    @Test
    @DisplayName("to release once too often, or to use what was released, is an error")
    void tooOften() {
        BufferPool pool = new BufferPool(SIZE, 2);
        PooledBuffer buffer = pool.acquire();
        buffer.release();

        assertRefused("a second release by the only owner", buffer::release);
        assertNoOwners(buffer);
        assertRefused("bytes() after release", buffer::bytes);
        assertRefused("retain() after release", buffer::retain);
        assertNoOwners(buffer);

        PooledBuffer one = pool.acquire();
        PooledBuffer two = pool.acquire();
        one.bytes().put(0, (byte) '1');
        two.bytes().put(0, (byte) '2');
        assertThat((char) one.bytes().get(0))
                .as("what the owner of one buffer wrote, after the owner of another wrote too")
                .isEqualTo('1');
        assertRefused("a release by an owner of long ago", buffer::release);
        assertThat(pool.inUse()).as("buffers in use by their owners").isEqualTo(2);
        one.release();
        two.release();
    }

    private static void assertNoOwners(PooledBuffer buffer) {
        assertThat(buffer.referenceCount())
                .as("owners of a buffer that was released, after what came too late was refused")
                .isZero();
    }

    private static void assertRefused(String what, Runnable action) {
        assertThatIllegalStateException().as(what).isThrownBy(action::run).withMessageContaining("released");
    }

    @Test
    @DisplayName("a retain and the last release at the same moment: it came in time, or is refused")
    void retainAgainstLastRelease() throws Exception {
        BufferPool pool = new BufferPool(SIZE, 1000);
        TwoThreadStress.repeat(count -> {
            List<PooledBuffer> buffers =
                    Stream.generate(pool::acquire).limit(count).toList();
            List<PooledBuffer> retained = new ArrayList<>();
            return new TwoThreadStress.Round(
                    i -> buffers.get(i).release(),
                    i -> {
                        try {
                            buffers.get(i).retain();
                            retained.add(buffers.get(i));
                        } catch (IllegalStateException tooLate) {
                            // The other was first.
                        }
                    },
                    () -> {
                        assertThat(pool.inUse())
                                .as("buffers in use, of %d retained just before the last release", retained.size())
                                .isEqualTo(retained.size());
                        retained.forEach(PooledBuffer::release);
                    });
        });
    }

    @Test
    @DisplayName("the last two owners release at the same moment: one of them gives the buffer back")
    void lastTwo() throws Exception {
        BufferPool pool = new BufferPool(SIZE, 1000);
        TwoThreadStress.repeat(count -> {
            List<PooledBuffer> buffers =
                    Stream.generate(pool::acquire).limit(count).toList();
            buffers.forEach(PooledBuffer::retain);
            return new TwoThreadStress.Round(
                    i -> buffers.get(i).release(),
                    i -> buffers.get(i).release(),
                    () -> assertThat(pool.inUse())
                            .as("buffers in use, after the last two owners of %d released theirs at once", count)
                            .isZero());
        });
    }

    @Test
    @DisplayName("owners come and go on many threads at once")
    void manyThreads() throws Exception {
        BufferPool pool = new BufferPool(SIZE, 1);
        PooledBuffer shared = pool.acquire();
        // So many that no miscount of the threads gets down to none.
        int others = 100_000;
        for (int i = 0; i < others; i++) {
            shared.retain();
        }

        ConcurrentThreads.repeat(4, () -> {
            for (int i = 0; i < 100; i++) {
                shared.retain();
                shared.release();
            }
        });

        assertThat(shared.referenceCount())
                .as("owners after as many releases as retains, by several threads at once")
                .isEqualTo(others + 1);
        for (int i = 0; i < others; i++) {
            shared.release();
        }
        assertThat(pool.inUse()).as("buffers in use, with one owner left").isEqualTo(1);
        shared.release();
        assertThat(pool.inUse()).as("buffers in use, with no owner left").isZero();
    }
}
