package workshop.zerocopy;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One receiver's share of a buffer: the same bytes that others have too, a position of its own, and one of the buffer's
 * owners. It belongs to one receiver; where that hands it to another thread, it keeps nothing of it.
 */
public final class RetainedDuplicate {

    private final PooledBuffer buffer;
    private final ByteBuffer bytes;
    private final AtomicBoolean released = new AtomicBoolean();

    /**
     * Takes over one of the buffer's owners.
     *
     * @param buffer the buffer, already retained for this share
     * @param bytes a view on its bytes that nobody else moves
     */
    RetainedDuplicate(PooledBuffer buffer, ByteBuffer bytes) {
        this.buffer = buffer;
        this.bytes = bytes;
    }

    /**
     * The bytes of this share, from position to limit. Only to be read: the others see them too.
     *
     * @throws IllegalStateException if this share was released
     */
    // 5.5
    public ByteBuffer bytes() {
        if (released.get()) {
            throw alreadyReleased();
        }
        return bytes;
    }

    /**
     * Gives this share up. When the last of a buffer's shares and owners is gone, the buffer goes back to its pool.
     *
     * @throws IllegalStateException if this share was released before; nobody else loses theirs
     */
    // 5.5
    public void release() {
        // The buffer's count alone would not notice a second time: it would take away another receiver's share.
        if (!released.compareAndSet(false, true)) {
            throw alreadyReleased();
        }
        buffer.release();
    }

    private static IllegalStateException alreadyReleased() {
        return new IllegalStateException("this share was already released: its receiver has no part in the bytes now");
    }
}
