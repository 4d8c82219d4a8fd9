// Mistake: 
// Red says: 
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        // "Look, then add" would be two steps, and the last owner could release between them.
        owners.incrementAndGet();
    }
}
