package workshop.zerocopy;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A view on the bytes of a buffer for one receiver. It has a position of its own, and holds one reference to the
 * buffer. Other receivers have the same bytes.
 *
 * <p>Not thread-safe: it belongs to one receiver at a time. A receiver that passes it to another thread must not use it
 * any more.
 */
public final class RetainedDuplicate {

    private final AtomicReference<PooledBuffer> buffer;
    private final ByteBuffer bytes;

    /**
     * Takes over one reference to the buffer.
     *
     * @param buffer the buffer, which is retained for this duplicate
     * @param bytes a view on its bytes that only this duplicate uses
     */
    RetainedDuplicate(PooledBuffer buffer, ByteBuffer bytes) {
        this.buffer = new AtomicReference<>(buffer);
        this.bytes = bytes;
    }

    /**
     * The bytes, from position to limit. The receiver must only read them, since other receivers have the same bytes.
     *
     * @throws IllegalStateException if this duplicate was released
     */
    // 5.5
    public ByteBuffer bytes() {
        if (buffer.get() == null) {
            throw alreadyReleased();
        }
        return bytes;
    }

    /**
     * Releases the reference to the buffer. The release of the last one puts the buffer's bytes back into the pool.
     *
     * @throws IllegalStateException if this duplicate was released before; other receivers keep their references
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
