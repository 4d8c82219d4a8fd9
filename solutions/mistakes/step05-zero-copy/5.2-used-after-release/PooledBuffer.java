// Mistake: used after release.
// Red says: [bytes() after release]
package workshop.zerocopy;

class PooledBuffer {
    public ByteBuffer bytes() {
        return bytes;
    }
}
