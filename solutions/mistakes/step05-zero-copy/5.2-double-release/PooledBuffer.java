// Mistake: 
// Red says: 
package workshop.zerocopy;

class PooledBuffer {
    public void release() {
        if (owners.decrementAndGet() <= 0) {
            giveBack();
        }
    }
}
