// Mistake: double release.
// Fails with: [a second release by the only owner]
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        if (referenceCount.decrementAndGet() <= 0) {
            deallocate();
        }
    }
}
