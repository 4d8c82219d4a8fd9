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
    public ByteBuffer bytes() {
        throw new UnsupportedOperationException("TODO 5.2: return the bytes, unless the reference count is 0");
    }

    /** The number of references that are held; 0 when the bytes are back in the pool. */
    public int referenceCount() {
        throw new UnsupportedOperationException("TODO 5.2: return the reference count");
    }

    /**
     * Adds a reference, which must be released later.
     *
     * @throws IllegalStateException if the reference count is 0; the error message says "released"
     */
    public void retain() {
        throw new UnsupportedOperationException("TODO 5.2: add one to the reference count, unless it is 0");
    }

    /**
     * Releases one reference. The release of the last one puts the bytes back into the pool.
     *
     * @throws IllegalStateException if the reference count is 0 already; the error message says "released". Neither the
     *     count nor the pool changes then
     */
    public void release() {
        throw new UnsupportedOperationException(
                "TODO 5.2: subtract one from the reference count; deallocate when it becomes 0");
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
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        throw new UnsupportedOperationException("TODO 5.5: retain, and give the receiver a position of its own");
    }
}
