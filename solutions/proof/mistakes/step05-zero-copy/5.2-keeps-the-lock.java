// Mistake: the exception leaves the lock locked, because unlock() is not in a finally.
// Fails with: waited for referenceCount() on another thread, after calls that came too late, and it did not come
package workshop.zerocopy;

import java.util.concurrent.locks.ReentrantLock;

class PooledBuffer {
    private final ReentrantLock lock = new ReentrantLock();
    private int references = 1;

    public ByteBuffer bytes() {
        if (referenceCount() == 0) {
            throw alreadyReleased();
        }
        return bytes;
    }

    public int referenceCount() {
        lock.lock();
        int count = references;
        lock.unlock();
        return count;
    }

    public void retain() {
        lock.lock();
        if (references == 0) {
            throw alreadyReleased();
        }
        references++;
        lock.unlock();
    }

    public void release() {
        lock.lock();
        if (references == 0) {
            throw alreadyReleased();
        }
        references--;
        if (references == 0) {
            deallocate();
        }
        lock.unlock();
    }
}
