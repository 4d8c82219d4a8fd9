// Mistake: adds a buffer to the batch before it compares the bytes with the maximum.
// Fails with: [bytes for one write, where 3 messages of 60000 bytes wait] Expecting actual: 180000 to be between: 
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        int bytes = 0;
        for (ByteBuffer next : waiting) {
            batch.add(next);
            bytes += next.remaining();
            if (batch.size() == MAX_BUFFERS_PER_WRITE || bytes > MAX_BYTES_PER_WRITE) {
                break;
            }
        }
        return batch.toArray(ByteBuffer[]::new);
    }
}
