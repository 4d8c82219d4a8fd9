// Mistake: a released buffer can be retained.
// Fails with: [retain() after release]
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        // To check first and to add then would be two steps. Another thread could release the last reference in between.
        referenceCount.incrementAndGet();
    }
}
