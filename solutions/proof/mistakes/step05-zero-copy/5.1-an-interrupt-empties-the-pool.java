// Mistake: tryAcquire with a time limit throws if the thread is interrupted, even with a limit of 0.
// Fails with: waited for a buffer for a thread that is interrupted, but it failed
package workshop.zerocopy;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

class BufferPool {
    private final ConcurrentLinkedDeque<ByteBuffer> released = new ConcurrentLinkedDeque<>();
    private Semaphore permits;

    private synchronized Semaphore permits() {
        if (permits == null) {
            permits = new Semaphore(maxBuffers);
        }
        return permits;
    }

    ByteBuffer acquireBytes() {
        try {
            if (!permits().tryAcquire(0, TimeUnit.MILLISECONDS)) {
                throw new PoolExhaustedException(maxBuffers);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PoolExhaustedException(maxBuffers);
        }
        ByteBuffer buffer = released.pollLast();
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(bufferSize);
        }
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    void releaseBytes(ByteBuffer buffer) {
        released.addLast(buffer);
        permits().release();
    }

    public int inUse() {
        return maxBuffers - permits().availablePermits();
    }
}
