// Mistake: the message that would fill the batch to its limit is left for the next one.
// Fails with: [bytes for one write, where 3 messages of 65536 bytes wait] expected: 131072 but was: 65536
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        long bytes = 0;
        for (ByteBuffer next : waiting) {
            bytes += next.remaining();
            if (!batch.isEmpty() && (batch.size() == MAX_BUFFERS_PER_WRITE || bytes >= MAX_BYTES_PER_WRITE)) {
                break;
            }
            batch.add(next);
        }
        return batch.toArray(ByteBuffer[]::new);
    }
}
