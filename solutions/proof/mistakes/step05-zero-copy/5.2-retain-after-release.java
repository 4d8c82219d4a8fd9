// Mistake: a released buffer can be retained.
// Fails with: [retain() after release]
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        // A check and then an addition would be two steps. The last reference could be released between them.
        referenceCount.incrementAndGet();
    }
}
