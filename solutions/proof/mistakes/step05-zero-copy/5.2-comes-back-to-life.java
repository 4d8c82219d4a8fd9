// Mistake: comes back to life.
// Fails with: [retain() after release]
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        // "Look, then add" would be two steps, and the last owner could release between them.
        referenceCount.incrementAndGet();
    }
}
