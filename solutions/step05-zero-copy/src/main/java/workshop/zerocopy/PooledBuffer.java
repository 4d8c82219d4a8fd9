package workshop.zerocopy;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

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
    private final AtomicInteger referenceCount = new AtomicInteger(1);
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
    public ByteBuffer bytes() {
        if (referenceCount.get() == 0) {
            throw alreadyReleased();
        }
        return bytes;
    }

    /** The number of references that are held; 0 when the bytes are back in the pool. */
    // 5.2
    public int referenceCount() {
        return referenceCount.get();
    }

    /**
     * Adds a reference, which must be released later.
     *
     * @throws IllegalStateException if the reference count is 0; the error message says "released"
     */
    // 5.2
    public void retain() {
        // A check and then an addition would be two steps. The last reference could be released between them.
        int oldCount = referenceCount.getAndUpdate(count -> count == 0 ? 0 : count + 1);
        if (oldCount == 0) {
            throw alreadyReleased();
        }
    }

    /**
     * Releases one reference. The release of the last one puts the bytes back into the pool.
     *
     * @throws IllegalStateException if the reference count is 0 already; the error message says "released". Neither the
     *     count nor the pool changes then
     */
    // 5.2
    public void release() {
        int oldCount = referenceCount.getAndUpdate(count -> count == 0 ? 0 : count - 1);
        if (oldCount == 0) {
            throw alreadyReleased();
        }
        if (oldCount == 1) {
            deallocate();
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
        // The duplicate is made first. If it cannot be made, there is no reference that no code can release.
        RetainedDuplicate duplicate = new RetainedDuplicate(this, view.duplicate());
        retain();
        return duplicate;
    }
}
