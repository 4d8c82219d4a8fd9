// Mistake: a release that is one too many throws, but only after the bytes have gone back to the pool again.
// Fails with: [the byte in one buffer, after a byte was written into another one] expected: '1' but was: '2'
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        int oldCount = referenceCount.getAndUpdate(count -> Math.max(0, count - 1));
        if (oldCount <= 1) {
            deallocate();
        }
        if (oldCount == 0) {
            throw alreadyReleased();
        }
    }
}
