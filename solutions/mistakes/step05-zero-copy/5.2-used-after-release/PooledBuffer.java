// Mistake: 
// Red says: 
package workshop.zerocopy;

class PooledBuffer {
    public ByteBuffer bytes() {
        return bytes;
    }
}
