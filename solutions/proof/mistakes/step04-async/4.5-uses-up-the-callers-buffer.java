// Mistake: uses up the callers buffer.
// Fails with: [the position of the caller's buffer, after a write has taken 2 bytes of it] expected: 5 but was: 7
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        size += message.remaining();
        while (message.remaining() > MAX_BYTES_PER_WRITE) {
            waiting.add(message.slice(message.position(), MAX_BYTES_PER_WRITE));
            message.position(message.position() + MAX_BYTES_PER_WRITE);
        }
        waiting.add(message);
    }
}
