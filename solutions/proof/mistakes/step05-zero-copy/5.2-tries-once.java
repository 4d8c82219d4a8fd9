// Mistake: a compareAndSet that fails is not tried again.
// Fails with: [calls of retain() and release() that were refused, though many references were held] expected: 0 but was: 
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        int count = referenceCount.get();
        if (count == 0 || !referenceCount.compareAndSet(count, count + 1)) {
            throw alreadyReleased();
        }
    }
}
