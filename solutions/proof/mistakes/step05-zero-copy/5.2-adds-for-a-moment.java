// Mistake: a retain() that is refused adds one for a moment.
// Fails with: buffers with two references each] expected: 
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        if (referenceCount.incrementAndGet() == 1) {
            referenceCount.decrementAndGet();
            throw alreadyReleased();
        }
    }
}
