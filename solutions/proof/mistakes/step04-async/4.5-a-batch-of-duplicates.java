// Mistake: the batch holds duplicates, so that the positions in the queue do not move.
// Fails with: [the next three bytes, from two messages] expected: "cde" but was: "abc"
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        int bytes = 0;
        for (ByteBuffer next : waiting) {
            bytes += next.remaining();
            if (batch.size() == MAX_BUFFERS_PER_WRITE || bytes > MAX_BYTES_PER_WRITE) {
                break;
            }
            batch.add(next.duplicate());
        }
        return batch.toArray(ByteBuffer[]::new);
    }
}
