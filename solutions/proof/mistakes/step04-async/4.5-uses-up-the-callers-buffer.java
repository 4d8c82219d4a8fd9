// Mistake: uses up the callers buffer.
// Fails with: waited for a frame from a buffer that was sent to another peer before, and it did not come
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
