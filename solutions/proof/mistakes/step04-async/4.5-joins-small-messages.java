// Mistake: a small message is joined with the one before it, which a pending write may be writing.
// Fails with: [buffers for one write, where 257 wait] expected: 256 but was: 1
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        ByteBuffer last = waiting.peekLast();
        if (last != null && last.remaining() + message.remaining() <= 4096) {
            waiting.removeLast();
            waiting.add(ByteBuffer.allocate(last.remaining() + message.remaining())
                    .put(last.duplicate())
                    .put(message.duplicate())
                    .flip());
        } else {
            waiting.add(message.duplicate());
        }
        size += message.remaining();
    }

    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        int bytes = 0;
        for (ByteBuffer next : waiting) {
            bytes += next.remaining();
            if (!batch.isEmpty() && (batch.size() == MAX_BUFFERS_PER_WRITE || bytes > MAX_BYTES_PER_WRITE)) {
                break;
            }
            batch.add(next);
        }
        return batch.toArray(ByteBuffer[]::new);
    }
}
