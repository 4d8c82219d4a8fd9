// Mistake: retain() tries compareAndSet once, and ignores that another thread was first.
// Fails with: [the reference count after as many releases as retains, by several threads at once] expected: 1000001 but was:
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        // A check and then an addition would be two steps. The last reference could be released between them.
        int oldCount = referenceCount.get();
        if (oldCount == 0) {
            throw alreadyReleased();
        }
        referenceCount.compareAndSet(oldCount, oldCount + 1);
    }
}
