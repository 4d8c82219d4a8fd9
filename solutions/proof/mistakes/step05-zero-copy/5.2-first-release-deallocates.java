// Mistake: every release puts the bytes back into the pool.
// Fails with: [buffers in use after one of two references was released]
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        int oldCount = referenceCount.getAndUpdate(count -> count == 0 ? 0 : count - 1);
        if (oldCount == 0) {
            throw alreadyReleased();
        }
        if (oldCount >= 1) {
            deallocate();
        }
    }
}
