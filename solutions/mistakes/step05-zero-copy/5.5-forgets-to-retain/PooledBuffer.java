// Mistake: forgets to retain.
// Red says: java.lang.IllegalStateException: this buffer was already released by all its owners: its bytes belong to somebody else now
package workshop.zerocopy;

class PooledBuffer {
    public Share share(ByteBuffer part) {
        return new Share(this, part.duplicate());
    }
}
