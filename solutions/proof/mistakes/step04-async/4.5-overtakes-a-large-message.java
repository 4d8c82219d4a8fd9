// Mistake: a message that does not fit into the batch is left out, and the ones behind it are written.
// Fails with: [the place of the last message, which was added after 1 byte and a message of 131073] expected: 131074 but was: 2
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        int bytes = 0;
        for (ByteBuffer next : waiting) {
            if (batch.size() == MAX_BUFFERS_PER_WRITE) {
                break;
            }
            if (bytes + next.remaining() > MAX_BYTES_PER_WRITE) {
                continue;
            }
            bytes += next.remaining();
            batch.add(next);
        }
        return batch.toArray(ByteBuffer[]::new);
    }
}
