// Mistake: `peekBatch` adds up the limits of the buffers.
// Fails with: [bytes for one write, where 3 messages of 10 bytes wait, each of them at the end of a large buffer] expected: 30 but was: 10
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        int bytes = 0;
        for (ByteBuffer next : waiting) {
            bytes += next.limit();
            if (batch.size() == MAX_BUFFERS_PER_WRITE || !batch.isEmpty() && bytes > MAX_BYTES_PER_WRITE) {
                break;
            }
            batch.add(next);
        }
        return batch.toArray(ByteBuffer[]::new);
    }
}
