// Mistake: retain() adds first, and a retain that is refused leaves the count at 1.
// Fails with: [the reference count of a released buffer, after calls that came too late] expected: 0 but was: 1
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        // A check and then an addition would be two steps. The last reference could be released between them.
        int oldCount = referenceCount.getAndIncrement();
        if (oldCount == 0) {
            throw alreadyReleased();
        }
    }
}
