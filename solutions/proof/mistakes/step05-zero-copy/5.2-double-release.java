// Mistake: a second release is not noticed.
// Fails with: [a second release of the only reference]
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        if (referenceCount.decrementAndGet() <= 0) {
            deallocate();
        }
    }
}
