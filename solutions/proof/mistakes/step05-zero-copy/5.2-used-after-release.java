// Mistake: a released buffer gives access to the bytes.
// Fails with: [bytes() after release]
package workshop.zerocopy;

class PooledBuffer {
    public ByteBuffer bytes() {
        return bytes;
    }
}
