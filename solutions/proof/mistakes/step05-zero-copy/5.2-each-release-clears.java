// Mistake: each release sets position and limit back, and not only the last one.
// Fails with: [the position of bytes(), for the user with the other reference] expected: 1 but was: 0
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        int oldCount = referenceCount.getAndUpdate(count -> count == 0 ? 0 : count - 1);
        if (oldCount == 0) {
            throw alreadyReleased();
        }
        bytes.clear();
        if (oldCount == 1) {
            deallocate();
        }
    }
}
