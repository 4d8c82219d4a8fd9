package workshop.zerocopy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;

/**
 * Direct buffers of one size that are used again and again. A direct buffer lies outside the heap, where the system can
 * read and write it without a copy by the JDK; making one is slow, and it is freed only when the garbage collector gets to it.
 *
 * <p>The pool is bounded. Where every buffer is in use, {@link #acquireBytes()} fails at once instead of waiting: the thread that
 * asks is often the one that would have to give a buffer back, and it would wait for itself.
 *
 * <p>Safe for use by several threads.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/nio/ByteBuffer.html">ByteBuffer, "Direct
 *     vs. non-direct buffers"</a>
 */
public final class BufferPool {

    private final int bufferSize;
    private final int maxBuffers;
    private final LeakDetector leakDetector;

    /** A stack, not a queue: what was given back last is what the processor still has in its cache. */
    private final ArrayDeque<ByteBuffer> freeList = new ArrayDeque<>();

    private int allocated;

    /**
     * A pool without a leak detector. It makes its buffers when they are first needed.
     *
     * @param bufferSize bytes in each buffer, 1 or more
     * @param maxBuffers how many buffers there may be, 1 or more
     */
    public BufferPool(int bufferSize, int maxBuffers) {
        this(bufferSize, maxBuffers, null);
    }

    /**
     * A pool that has a leak detector watch the buffers that {@link #acquire()} hands out.
     *
     * @param bufferSize bytes in each buffer, 1 or more
     * @param maxBuffers how many buffers there may be, 1 or more
     * @param leakDetector who watches, or null for nobody
     */
    public BufferPool(int bufferSize, int maxBuffers, LeakDetector leakDetector) {
        if (bufferSize < 1 || maxBuffers < 1) {
            throw new IllegalArgumentException("no pool has " + maxBuffers + " buffers of " + bufferSize + " bytes");
        }
        this.bufferSize = bufferSize;
        this.maxBuffers = maxBuffers;
        this.leakDetector = leakDetector;
    }

    /** Bytes in each buffer. */
    public int bufferSize() {
        return bufferSize;
    }

    /**
     * Takes a buffer out of the pool: one that was used before where there is one, else a new one.
     *
     * @return a direct buffer of {@link #bufferSize()} bytes: position 0, limit at its capacity, big-endian, whatever its
     *     last user left behind. What bytes are in it is undefined
     * @throws PoolExhaustedException if the pool's maximum of buffers is in use
     */
    // 5.1
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.poll();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        // clear() moves position and limit. The byte order stays as the last user set it, unless we set it back.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    /**
     * Puts a buffer back, for the next {@link #acquireBytes()} to hand out.
     *
     * @param buffer what {@code acquireBytes} returned; the caller must not touch it any more, nor give it back a second time
     */
    // 5.1
    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.push(buffer);
    }

    /** How many buffers were taken and not given back yet: 0 when nothing leaks and nothing goes on. */
    // 5.1
    public synchronized int inUse() {
        return allocated - freeList.size();
    }

    /**
     * Takes a buffer that knows its owners. The caller is the first of them.
     *
     * @throws PoolExhaustedException if the pool's maximum of buffers is in use
     */
    public PooledBuffer acquire() {
        PooledBuffer buffer = new PooledBuffer(this, acquireBytes());
        if (leakDetector != null) {
            buffer.runOnDeallocate(leakDetector.track(buffer));
        }
        return buffer;
    }
}
