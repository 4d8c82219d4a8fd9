// Mistake: first release gives back.
// Fails with: [buffers in use while one of two owners still holds one]
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        int before = owners.getAndUpdate(count -> count == 0 ? 0 : count - 1);
        if (before == 0) {
            throw released();
        }
        if (before >= 1) {
            giveBack();
        }
    }
}
