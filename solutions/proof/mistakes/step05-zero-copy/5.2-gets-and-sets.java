// Mistake: the count is read and set later, without a lock.
// Fails with: [the reference count after as many releases as retains, by several threads at once] expected: 100001 but was: 
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        int count = referenceCount.get();
        if (count == 0) {
            throw alreadyReleased();
        }
        referenceCount.set(count + 1);
    }

    public void release() {
        int count = referenceCount.get();
        if (count == 0) {
            throw alreadyReleased();
        }
        referenceCount.set(count - 1);
        if (count == 1) {
            deallocate();
        }
    }
}
