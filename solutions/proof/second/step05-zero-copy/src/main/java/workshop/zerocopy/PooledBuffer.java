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
    private int owners = 1;
    private Runnable end = () -> {};

    /** What {@link BufferPool#acquire()} hands out. */
    PooledBuffer(BufferPool pool, ByteBuffer bytes) {
        this.pool = pool;
        this.bytes = bytes;
    }

    /** Sets what runs when the last owner has released this buffer. */
    void atTheEnd(Runnable action) {
        end = action;
    }

    /** To be called once, when the last owner is gone. */
    private void giveBack() {
        end.run();
        pool.giveBack(bytes);
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

    public synchronized int owners() {
        return owners;
    }

    public synchronized void retain() {
        check();
        owners++;
    }

    public void release() {
        boolean last;
        synchronized (this) {
            check();
            owners--;
            last = owners == 0;
        }
        if (last) {
            giveBack();
        }
    }

    private void check() {
        if (owners == 0) {
            throw released();
        }
    }

    private static IllegalStateException released() {
        return new IllegalStateException(
                "this buffer was already released by all its owners: its bytes belong to somebody else now");
    }

    /**
     * Lets one more receiver have a part of these bytes, without a copy: with a position and a limit of its own, and as an
     * owner of its own.
     *
     * @param part a view on this buffer's bytes, from its position to its limit; it stays as it is
     * @return the receiver's share, which it must release
     * @throws IllegalStateException if the buffer was released by all its owners
     */
    // 5.5
    public Share share(ByteBuffer part) {
        retain();
        return new Share(this, part.slice().asReadOnlyBuffer());
    }
}
