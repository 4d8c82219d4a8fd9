// Mistake: the array for a write has more elements than buffers.
// Fails with: [the buffers for one write] Expecting actual: 
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
            batch.add(next);
        }
        return batch.toArray(new ByteBuffer[MAX_BUFFERS_PER_WRITE]);
    }
}
