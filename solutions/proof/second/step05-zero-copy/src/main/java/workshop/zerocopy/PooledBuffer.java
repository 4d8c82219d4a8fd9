package workshop.zerocopy;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * A buffer of a pool, with reference counting. Every user of the buffer holds one reference. The release of the last
 * reference puts the bytes back into the pool.
 *
 * <p>Each {@link BufferPool#acquire()} makes a new object of this class, though its bytes are used again. So an old
 * object stays released for ever. A thread that still uses it gets an error. Otherwise the thread would read bytes
 * that belong to another user by now.
 *
 * <p>The count is thread-safe. The bytes have no lock: one thread writes them and passes the buffer to others. After
 * that, all of them only read.
 */
public final class PooledBuffer {

    private final BufferPool pool;
    private final ByteBuffer bytes;
    private int referenceCount = 1;
    private Runnable onDeallocate = () -> {};

    /** Called by {@link BufferPool#acquire()}. */
    PooledBuffer(BufferPool pool, ByteBuffer bytes) {
        this.pool = pool;
        this.bytes = bytes;
    }

    /** Sets the action that runs when the reference count becomes 0. */
    void runOnDeallocate(Runnable action) {
        onDeallocate = action;
    }

    /** Puts the bytes back into the pool. To be called once, when the reference count has become 0. */
    private void deallocate() {
        onDeallocate.run();
        pool.releaseBytes(bytes);
        // Without this line, the garbage collector could find this object unreachable while it is being released.
        Reference.reachabilityFence(this);
    }

    /**
     * The bytes. All callers get the same {@code ByteBuffer}, with one position and one limit.
     *
     * @throws IllegalStateException if the reference count is 0; the error message says "released"
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
                "this buffer was already released: its reference count is 0, and its bytes may be in use elsewhere");
    }

    /**
     * Gives these bytes to one more receiver, without a copy. The receiver gets a position and a limit of its own, and
     * holds a reference of its own.
     *
     * @param view a view on this buffer's bytes, from its position to its limit; it does not change
     * @return the receiver's duplicate, which the receiver must release
     * @throws IllegalStateException if the reference count is 0
     * @throws NullPointerException if the view is null; the reference count does not change
     */
    // 5.5
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        RetainedDuplicate duplicate = new RetainedDuplicate(this, view.slice().asReadOnlyBuffer());
        retain();
        return duplicate;
    }
}
