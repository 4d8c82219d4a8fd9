// Mistake: the bytes go back to the pool before the count is 0.
// Fails with: [the reference count when the bytes go back to the pool] expected: 0 but was: 1
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        int count;
        do {
            count = referenceCount.get();
            if (count == 0) {
                throw alreadyReleased();
            }
            if (count == 1) {
                deallocate();
            }
        } while (!referenceCount.compareAndSet(count, count - 1));
    }
}
