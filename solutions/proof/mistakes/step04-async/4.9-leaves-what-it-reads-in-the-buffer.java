// Mistake: the decoder of the drain does not take the bytes.
// Fails with: waited for the connection to be closed gracefully, when the peer has ended its half too, but it failed: java.io.EOFException
package workshop.async;

class Drain {
    private static ByteBuffer discard(ByteBuffer input) {
        return null;
    }
}
