package workshop.zerocopy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;

/**
 * A pool of direct buffers of one size, which are used again and again. A direct buffer lies outside the heap, where
 * the system reads and writes it without a copy by the JDK. Making one is slow, and it is freed only after the garbage
 * collector has found it unreachable.
 *
 * <p>The pool has a maximum. When all buffers are in use, {@link #acquireBytes()} fails at once and does not wait. The
 * thread that asks is often the one that has to release a buffer, so it would wait for itself.
 *
 * <p>Thread-safe.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/nio/ByteBuffer.html">ByteBuffer,
 *     "Direct vs. non-direct buffers"</a>
 */
public final class BufferPool {

    private final int bufferSize;
    private final int maxBuffers;
    private final LeakDetector leakDetector;

    /**
     * A stack, not a queue: the buffer that was released last is the one most likely still in the processor's cache.
     */
    private final ArrayList<ByteBuffer> freeList = new ArrayList<>();

    private int allocated;

    /**
     * A pool without a leak detector. It makes each buffer when it is first needed.
     *
     * @param bufferSize bytes in each buffer, 1 or more
     * @param maxBuffers the maximum number of buffers, 1 or more
     */
    public BufferPool(int bufferSize, int maxBuffers) {
        this(bufferSize, maxBuffers, null);
    }

    /**
     * A pool with a leak detector, which tracks the buffers that {@link #acquire()} returns.
     *
     * @param bufferSize bytes in each buffer, 1 or more
     * @param maxBuffers the maximum number of buffers, 1 or more
     * @param leakDetector tracks the buffers; null for none
     */
    public BufferPool(int bufferSize, int maxBuffers, LeakDetector leakDetector) {
        if (bufferSize < 1 || maxBuffers < 1) {
            throw new IllegalArgumentException(
                    "a pool cannot have " + maxBuffers + " buffers of " + bufferSize + " bytes");
        }
        this.bufferSize = bufferSize;
        this.maxBuffers = maxBuffers;
        this.leakDetector = leakDetector;
    }

    /** The number of bytes in each buffer. */
    public int bufferSize() {
        return bufferSize;
    }

    /**
     * Takes a buffer out of the pool: a used one if there is one, otherwise a new one.
     *
     * @return a direct buffer of {@link #bufferSize()} bytes. Its position is 0, its limit is its capacity, and its
     *     byte order is big-endian, even if its last user has changed these. Its content is undefined
     * @throws PoolExhaustedException if the maximum number of buffers is in use
     * @throws OutOfMemoryError if the JVM has no direct memory for a new buffer; the pool does not change. Before it
     *     throws, the JDK asks for garbage collections. In the meantime, other threads that use the pool wait
     */
    // 5.1
    synchronized ByteBuffer acquireBytes() {
        if (freeList.isEmpty()) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            // Makes room for the release of the new buffer, which must not fail when the heap is full.
            freeList.ensureCapacity(allocated + 1);
            freeList.add(ByteBuffer.allocateDirect(bufferSize));
            allocated++;
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return freeList.removeLast().clear().order(ByteOrder.BIG_ENDIAN);
    }

    /**
     * Puts a buffer back into the pool, for a later {@link #acquireBytes()}.
     *
     * @param buffer a buffer that {@code acquireBytes} returned. After this call, the caller must neither use it nor
     *     release it again
     */
    // 5.1
    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.add(buffer);
    }

    /**
     * The number of buffers that were acquired and not released yet. It is 0 if nothing leaks and no work is going on.
     */
    // 5.1
    public synchronized int inUse() {
        return allocated - freeList.size();
    }

    /**
     * Acquires a buffer with a reference count. The count is 1: the caller holds the first reference.
     *
     * @throws PoolExhaustedException if the maximum number of buffers is in use
     * @throws OutOfMemoryError if memory runs out; if it is the memory of the heap, one buffer may stay in use for ever
     */
    public PooledBuffer acquire() {
        PooledBuffer buffer = new PooledBuffer(this, acquireBytes());
        if (leakDetector != null) {
            buffer.runOnDeallocate(leakDetector.track(buffer));
        }
        return buffer;
    }
}
