// Mistake: release() subtracts, and reads the count again to see whether it was the last one.
// Fails with: [buffers in use, after several threads at once released the last two references of each] expected: 0 but was: -
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        if (referenceCount.getAndUpdate(count -> count == 0 ? 0 : count - 1) == 0) {
            throw alreadyReleased();
        }
        if (referenceCount.get() == 0) {
            deallocate();
        }
    }
}
