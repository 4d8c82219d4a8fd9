// Mistake: release() subtracts first, and a refused release leaves the count below 0.
// Fails with: [the reference count of a released buffer, after calls that came too late] expected: 0 but was: -
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        int left = referenceCount.decrementAndGet();
        if (left < 0) {
            throw alreadyReleased();
        }
        if (left == 0) {
            deallocate();
        }
    }
}
