// Mistake: put of a LinkedBlockingQueue throws if the thread is interrupted, though there is room.
// Fails with: [buffers in use after a thread that is interrupted has released its buffer] expected: 0 but was: 1
package workshop.zerocopy;

import java.util.concurrent.LinkedBlockingQueue;

class BufferPool {
    private final LinkedBlockingQueue<ByteBuffer> released = new LinkedBlockingQueue<>();

    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = released.poll();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    synchronized void releaseBytes(ByteBuffer buffer) {
        try {
            released.put(buffer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public synchronized int inUse() {
        return allocated - released.size();
    }
}
