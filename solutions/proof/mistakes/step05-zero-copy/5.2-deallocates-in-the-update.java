// Mistake: the function of the update puts the bytes back, before the count is 0.
// Fails with: [the reference count when the bytes go back to the pool] expected: 0 but was: 1
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        referenceCount.updateAndGet(count -> {
            if (count == 0) {
                throw alreadyReleased();
            }
            if (count == 1) {
                deallocate();
            }
            return count - 1;
        });
    }
}
