// Mistake: a release that is refused changes the count.
// Fails with: [the reference count of a released buffer, after calls that came too late] expected: 0 but was: -
package workshop.zerocopy;

class PooledBuffer {
    public ByteBuffer bytes() {
        if (referenceCount.get() <= 0) {
            throw alreadyReleased();
        }
        return bytes;
    }

    public void retain() {
        int oldCount = referenceCount.getAndUpdate(count -> count <= 0 ? count : count + 1);
        if (oldCount <= 0) {
            throw alreadyReleased();
        }
    }

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
