package workshop.zerocopy;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One receiver's share of a buffer: the same bytes that others have too, a position of its own, and one of the buffer's
 * owners. It belongs to one receiver; where that hands it to another thread, it keeps nothing of it.
 */
public final class RetainedDuplicate {

    private final AtomicReference<PooledBuffer> buffer;
    private final ByteBuffer bytes;

    /**
     * Takes over one of the buffer's owners.
     *
     * @param buffer the buffer, already retained for this share
     * @param bytes a view on its bytes that nobody else moves
     */
    RetainedDuplicate(PooledBuffer buffer, ByteBuffer bytes) {
        this.buffer = new AtomicReference<>(buffer);
        this.bytes = bytes;
    }

    /**
     * The bytes of this share, from position to limit. Only to be read: the others see them too.
     *
     * @throws IllegalStateException if this share was released
     */
    // 5.5
    public ByteBuffer bytes() {
        if (buffer.get() == null) {
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
        PooledBuffer mine = buffer.getAndSet(null);
        if (mine == null) {
            throw alreadyReleased();
        }
        mine.release();
    }

    private static IllegalStateException alreadyReleased() {
        return new IllegalStateException("this share was already released: its receiver has no part in the bytes now");
    }
}
