// Mistake: the exception leaves the lock locked, because unlock() is not in a finally.
// Fails with: waited for inUse() on another thread, after acquireBytes has thrown an error, and it did not come
package workshop.zerocopy;

import java.util.concurrent.locks.ReentrantLock;

class BufferPool {
    private final ReentrantLock lock = new ReentrantLock();

    ByteBuffer acquireBytes() {
        lock.lock();
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        lock.unlock();
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    void releaseBytes(ByteBuffer buffer) {
        lock.lock();
        freeList.add(buffer);
        lock.unlock();
    }

    public int inUse() {
        lock.lock();
        int inUse = allocated - freeList.size();
        lock.unlock();
        return inUse;
    }
}
