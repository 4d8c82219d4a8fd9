// Mistake: release() does not release the reference to the buffer.
// Fails with: [buffers in use after the last receiver's release] expected: 0 but was: 1
package workshop.zerocopy;

class RetainedDuplicate {
    public void release() {
        if (!released.compareAndSet(false, true)) {
            throw alreadyReleased();
        }
    }
}
