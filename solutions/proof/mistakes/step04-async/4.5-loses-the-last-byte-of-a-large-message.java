// Mistake: a rest of one byte gets no slice.
// Fails with: [the bytes of one write, while some wait] Expecting actual not to be empty
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        int n = message.remaining() / MAX_BYTES_PER_WRITE;
        int at = message.position();
        for (int i = 0; i < n; i++, at += MAX_BYTES_PER_WRITE) {
            waiting.add(message.slice(at, MAX_BYTES_PER_WRITE));
        }
        if (n == 0 || message.remaining() % MAX_BYTES_PER_WRITE > 1) {
            waiting.add(message.slice(at, message.limit() - at));
        }
        size += message.remaining();
    }
}
