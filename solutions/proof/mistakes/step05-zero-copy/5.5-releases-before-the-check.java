// Mistake: the reference is released first, and the flag is checked after that.
// Fails with: [the bytes of the other receiver] expected: "The same bytes for every one of them" but was: "something else
package workshop.zerocopy;

class RetainedDuplicate {
    public void release() {
        buffer.release();
        if (!released.compareAndSet(false, true)) {
            throw alreadyReleased();
        }
    }
}
