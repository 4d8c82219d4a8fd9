// Mistake: compareAndSet compares objects, and each int above 127 becomes a new one. So it never succeeds.
// Fails with: your code hangs at retain (PooledBuffer.java:
package workshop.zerocopy;

import java.util.concurrent.atomic.AtomicReference;

class PooledBuffer {
    private final AtomicReference<Integer> references = new AtomicReference<>(1);

    public ByteBuffer bytes() {
        if (references.get() == 0) {
            throw alreadyReleased();
        }
        return bytes;
    }

    public int referenceCount() {
        return references.get();
    }

    public void retain() {
        int count = references.get();
        while (count > 0 && !references.compareAndSet(count, count + 1)) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            count = references.get();
        }
        if (count == 0) {
            throw alreadyReleased();
        }
    }

    public void release() {
        int count = references.get();
        while (count > 0 && !references.compareAndSet(count, count - 1)) {
            count = references.get();
        }
        if (count == 0) {
            throw alreadyReleased();
        }
        if (count == 1) {
            deallocate();
        }
    }
}
