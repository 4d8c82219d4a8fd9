// Mistake: used after release.
// Fails with: [bytes() after release]
package workshop.zerocopy;

class PooledBuffer {
    public ByteBuffer bytes() {
        return bytes;
    }
}
