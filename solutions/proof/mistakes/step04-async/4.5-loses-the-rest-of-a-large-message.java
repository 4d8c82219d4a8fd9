// Mistake: the limit of a large message is moved for the first write, and never moved back.
// Fails with: [the bytes of one write, while some wait] Expecting actual not to be empty
// Fails with: waited for a frame that is larger than what one write should take, and it did not come
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        size += message.remaining();
        waiting.addLast(message.duplicate());
    }

    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        int total = 0;
        for (ByteBuffer b : waiting) {
            if (batch.isEmpty() && b.remaining() > MAX_BYTES_PER_WRITE) {
                b.limit(b.position() + MAX_BYTES_PER_WRITE);
                return new ByteBuffer[] {b};
            }
            total += b.remaining();
            if (total > MAX_BYTES_PER_WRITE || batch.size() >= MAX_BUFFERS_PER_WRITE) {
                break;
            }
            batch.add(b);
        }
        return batch.toArray(ByteBuffer[]::new);
    }
}
