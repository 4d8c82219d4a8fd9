// Mistake: each message is copied into the queue, so a broadcast to 100 members keeps 100 copies.
// Fails with: [a message that was changed to xbc, which shows whether the bytes are shared] expected: "xbc" but was: "abc"
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        ByteBuffer copy = ByteBuffer.allocate(message.remaining()).put(message.duplicate()).flip();
        while (copy.remaining() > MAX_BYTES_PER_WRITE) {
            waiting.add(copy.slice(copy.position(), MAX_BYTES_PER_WRITE));
            copy.position(copy.position() + MAX_BYTES_PER_WRITE);
        }
        waiting.add(copy);
        size += message.remaining();
    }
}
