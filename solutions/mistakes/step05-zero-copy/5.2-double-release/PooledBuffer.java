// Mistake: double release.
// Red says: [a second release by the only owner]
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        if (owners.decrementAndGet() <= 0) {
            giveBack();
        }
    }
}
