package workshop.zerocopy;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * A buffer of a pool, with a count of its owners. The last owner that releases it gives it back.
 *
 * <p>Each acquire makes a new one of these small objects, though the bytes below are used again: so whoever kept an old
 * one is told, instead of reading what belongs to somebody else by now.
 *
 * <p>Owners may come and go on any thread. The bytes have no lock: one owner writes, and hands on; then all only read.
 */
public final class PooledBuffer {

    private final BufferPool pool;
    private final ByteBuffer bytes;
    private int referenceCount = 1;
    private Runnable onDeallocate = () -> {};

    /** What {@link BufferPool#acquire()} hands out. */
    PooledBuffer(BufferPool pool, ByteBuffer bytes) {
        this.pool = pool;
        this.bytes = bytes;
    }

    /** Sets what runs when the last owner has released this buffer. */
    void runOnDeallocate(Runnable action) {
        onDeallocate = action;
    }

    /** To be called once, when the last owner is gone. */
    private void deallocate() {
        onDeallocate.run();
        pool.releaseBytes(bytes);
        // Without this, the collector may take the buffer for dropped while it is being released in good order.
        Reference.reachabilityFence(this);
    }

    /**
     * The bytes, with one position and one limit that all who call this share.
     *
     * @throws IllegalStateException if the buffer was released by all its owners; the message says so
     */
    // 5.2
    public synchronized ByteBuffer bytes() {
        check();
        return bytes;
    }

    public synchronized int referenceCount() {
        return referenceCount;
    }

    public synchronized void retain() {
        check();
        referenceCount++;
    }

    public void release() {
        boolean last;
        synchronized (this) {
            check();
            referenceCount--;
            last = referenceCount == 0;
        }
        if (last) {
            deallocate();
        }
    }

    private void check() {
        if (referenceCount == 0) {
            throw alreadyReleased();
        }
    }

    private static IllegalStateException alreadyReleased() {
        return new IllegalStateException(
                "this buffer was already released by all its owners: its bytes belong to somebody else now");
    }

    /**
     * Lets one more receiver have a part of these bytes, without a copy: with a position and a limit of its own, and as an
     * owner of its own.
     *
     * @param view a view on this buffer's bytes, from its position to its limit; it stays as it is
     * @return the receiver's share, which it must release
     * @throws IllegalStateException if the buffer was released by all its owners
     */
    // 5.5
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        retain();
        return new RetainedDuplicate(this, view.slice().asReadOnlyBuffer());
    }
}
