// Mistake: a released buffer does not tell its reference count.
// Fails with: IllegalStateException: this buffer was already released
package workshop.zerocopy;

class PooledBuffer {
    public int referenceCount() {
        int count = referenceCount.get();
        if (count == 0) {
            throw alreadyReleased();
        }
        return count;
    }
}
