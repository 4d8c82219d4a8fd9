package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static workshop.zerocopy.ConcurrentThreads.onAnotherThread;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.2 Count the references")
class Ex5_2_ReferenceCountTest {

    private static final int SIZE = 64;

    @Test
    @Order(1)
    @DisplayName("the last release puts the buffer back into the pool, and nothing overwrites it before")
    void lastReference() {
        BufferPool pool = new BufferPool(SIZE, 2);
        PooledBuffer held = pool.acquire();
        held.bytes().put((byte) 'h');
        assertThat(held.bytes().position())
                .as("the position of bytes(), after a byte was put there by an earlier call of bytes()")
                .isEqualTo(1);
        held.retain();
        assertThat(held.referenceCount())
                .as("the reference count after one retain")
                .isEqualTo(2);

        held.release();
        assertThat(pool.inUse())
                .as("buffers in use after one of two references was released")
                .isEqualTo(1);
        assertThat(held.bytes().position())
                .as("the position of bytes(), for the user with the other reference")
                .isEqualTo(1);
        PooledBuffer other = pool.acquire();
        other.bytes().put(0, (byte) 'o');
        assertThat((char) held.bytes().get(0))
                .as("the byte in the buffer, for the user with the other reference")
                .isEqualTo('h');

        AtomicInteger count = new AtomicInteger(-1);
        held.runOnDeallocate(() -> count.set(held.referenceCount()));
        held.release();
        assertThat(count.get())
                .as("the reference count when the bytes go back to the pool")
                .isZero();
        other.release();
        assertThat(pool.inUse())
                .as("buffers in use after all references were released")
                .isZero();
    }

    @Test
    @Order(2)
    @DisplayName("one release too many is an error, and so is any use after the last release")
    void tooOften() throws Exception {
        BufferPool pool = new BufferPool(SIZE, 2);
        PooledBuffer buffer = pool.acquire();
        buffer.release();

        assertRefused("a second release of the only reference", buffer::release);
        assertNoReferences(buffer);
        assertRefused("bytes() after release", buffer::bytes);
        assertRefused("retain() after release", buffer::retain);
        assertNoReferences(buffer);
        assertThat(onAnotherThread(
                        "referenceCount() on another thread, after calls that came too late", buffer::referenceCount))
                .as("the reference count that another thread sees")
                .isZero();

        PooledBuffer one = pool.acquire();
        PooledBuffer two = pool.acquire();
        one.bytes().put(0, (byte) '1');
        two.bytes().put(0, (byte) '2');
        assertThat((char) one.bytes().get(0))
                .as("the byte in one buffer, after a byte was written into another one")
                .isEqualTo('1');
        assertRefused("a release of the old object, whose bytes are in use again", buffer::release);
        assertThat(pool.inUse()).as("buffers in use after that").isEqualTo(2);
        one.release();

        AtomicInteger accepted = new AtomicInteger();
        two.runOnDeallocate(() -> {
            countAccepted(two::bytes, accepted);
            countAccepted(two::retain, accepted);
        });
        two.release();
        assertThat(accepted.get())
                .as("calls of bytes() and retain() that were accepted when the bytes go back to the pool")
                .isZero();
    }

    private static void assertNoReferences(PooledBuffer buffer) {
        assertThat(buffer.referenceCount())
                .as("the reference count of a released buffer, after calls that came too late")
                .isZero();
    }

    private static void assertRefused(String what, Runnable action) {
        assertThatIllegalStateException().as(what).isThrownBy(action::run).withMessageContaining("released");
    }

    @Test
    @Order(4)
    @DisplayName("several threads release the last two references at the same moment, and the buffer goes back once")
    void lastTwo() throws Exception {
        BufferPool pool = new BufferPool(SIZE, 1000);
        AtomicInteger released = new AtomicInteger();
        AtomicInteger retained = new AtomicInteger();
        int buffers = ConcurrentThreads.onNewObjects(() -> acquireTwice(pool), buffer -> {
            countAccepted(buffer::release, released);
            countAccepted(buffer::release, released);
            countAccepted(buffer::retain, retained);
        });

        assertThat(released.get())
                .as("releases that were accepted, of %d buffers with two references each", buffers)
                .isEqualTo(2 * buffers);
        assertThat(retained.get())
                .as("calls of retain() that were accepted after the last release, by several threads at once")
                .isZero();
        assertThat(pool.inUse())
                .as("buffers in use, after several threads at once released the last two references of each")
                .isZero();
    }

    private static PooledBuffer acquireTwice(BufferPool pool) {
        PooledBuffer buffer = pool.acquire();
        buffer.retain();
        return buffer;
    }

    @Test
    @Order(5)
    @DisplayName("a retain at the same moment as the last release comes before it, or is refused")
    void retainAgainstLastRelease() throws Exception {
        BufferPool pool = new BufferPool(SIZE, 1000);
        AtomicInteger retained = new AtomicInteger();
        AtomicInteger released = new AtomicInteger();
        int buffers = ConcurrentThreads.onNewObjects(pool::acquire, buffer -> {
            countAccepted(buffer::retain, retained);
            countAccepted(buffer::release, released);
            countAccepted(buffer::release, released);
        });

        assertThat(pool.inUse())
                .as("buffers in use, after several threads at once retained each and released all its references")
                .isZero();
        assertThat(released.get())
                .as("releases that were accepted, of %d buffers with %d calls of retain()", buffers, retained.get())
                .isEqualTo(buffers + retained.get());
    }

    private static void countRefused(Runnable action, AtomicInteger refused) {
        try {
            action.run();
        } catch (IllegalStateException e) {
            refused.incrementAndGet();
        }
    }

    private static void countAccepted(Runnable action, AtomicInteger accepted) {
        try {
            action.run();
            accepted.incrementAndGet();
        } catch (IllegalStateException refused) {
            // Not counted.
        }
    }

    @Test
    @Order(3)
    @DisplayName("many threads retain and release at once")
    void manyThreads() throws Exception {
        BufferPool pool = new BufferPool(SIZE, 1);
        PooledBuffer shared = pool.acquire();
        int others = 100_000;
        for (int i = 0; i < others; i++) {
            shared.retain();
        }

        AtomicInteger refused = new AtomicInteger();
        ConcurrentThreads.onOneObject(() -> {
            // A wrong count may fall. It must not come down to 0, where another error would hide it.
            int calls = shared.referenceCount() > others / 2 ? 100 : 0;
            // Not in turns: while one thread is in the middle of a call, the others must have changed the count.
            for (int i = 0; i < calls; i++) {
                countRefused(shared::retain, refused);
            }
            for (int i = 0; i < calls; i++) {
                countRefused(shared::release, refused);
            }
        });

        assertThat(refused.get())
                .as("calls of retain() and release() that were refused, though many references were held")
                .isZero();
        assertThat(shared.referenceCount())
                .as("the reference count after as many releases as retains, by several threads at once")
                .isEqualTo(others + 1);
        for (int i = 0; i < others; i++) {
            shared.release();
        }
        assertThat(pool.inUse()).as("buffers in use, with one reference left").isEqualTo(1);
        shared.release();
        assertThat(pool.inUse()).as("buffers in use, with no reference left").isZero();
    }
}
