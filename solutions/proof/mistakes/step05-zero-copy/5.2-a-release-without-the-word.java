// Mistake: the exception of release() does not say that the buffer was released.
// Fails with: [a second release of the only reference] Expecting throwable message: "the reference count is 0" to contain: "released" but did not.
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        int oldCount = referenceCount.getAndUpdate(count -> count == 0 ? 0 : count - 1);
        if (oldCount == 0) {
            throw new IllegalStateException("the reference count is 0");
        }
        if (oldCount == 1) {
            deallocate();
        }
    }
}
