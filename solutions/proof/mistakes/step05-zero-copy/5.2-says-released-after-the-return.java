// Mistake: a flag says whether the buffer was released, and it is set when the bytes are back in the pool.
// Fails with: [calls of bytes() and retain() that were accepted when the bytes go back to the pool] expected: 0 but was: 2
package workshop.zerocopy;

class PooledBuffer {
    private boolean released;

    public synchronized ByteBuffer bytes() {
        checkNotReleased();
        return bytes;
    }

    public synchronized void retain() {
        checkNotReleased();
        referenceCount.incrementAndGet();
    }

    public synchronized void release() {
        checkNotReleased();
        if (referenceCount.decrementAndGet() == 0) {
            deallocate();
            released = true;
        }
    }

    private void checkNotReleased() {
        if (released) {
            throw alreadyReleased();
        }
    }
}
