// Mistake: a message counts until all of it is written.
// Fails with: [bytes that wait, after two writes have taken 5 of 7] expected: 2L but was: 4L
package workshop.async;

class PendingBytes {
    void add(ByteBuffer message) {
        waiting.add(message.slice());
        size += message.remaining();
    }

    void advance(long count) {
        while (!waiting.isEmpty() && !waiting.peek().hasRemaining()) {
            size -= waiting.remove().limit();
        }
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
