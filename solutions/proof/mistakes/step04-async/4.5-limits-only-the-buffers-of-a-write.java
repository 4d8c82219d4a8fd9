// Mistake: a write gets as many bytes as its buffers hold.
// Fails with: [bytes for one write, where 3 messages of 60000 bytes wait] Expecting actual: 180000 to be between: 
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
