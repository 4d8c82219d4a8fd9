// Mistake: each call of bytes() returns another view.
// Fails with: [the position of bytes(), after a byte was put there by an earlier call of bytes()] expected: 1 but was: 0
package workshop.zerocopy;

class PooledBuffer {
    public ByteBuffer bytes() {
        if (referenceCount.get() == 0) {
            throw alreadyReleased();
        }
        return bytes.duplicate();
    }
}
