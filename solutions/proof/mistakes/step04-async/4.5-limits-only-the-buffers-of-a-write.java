// Mistake: a write gets as many bytes as its buffers hold.
// Fails with: [buffers for one write, where 3 of 60000 bytes wait] expected: 2 but was: 3
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        for (ByteBuffer next : waiting) {
            if (batch.size() == MAX_BUFFERS_PER_WRITE) {
                break;
            }
            batch.add(next);
        }
        return batch.toArray(ByteBuffer[]::new);
    }
}
