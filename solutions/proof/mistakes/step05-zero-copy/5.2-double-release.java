// Mistake: double release.
// Fails with: [a second release by the only owner]
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        if (owners.decrementAndGet() <= 0) {
            giveBack();
        }
    }
}
