// Mistake: `peekBatch` removes the buffers, and a partial write loses the rest of them.
// Fails with: [the next three bytes, from two messages] expected: "cde" but was: ""
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        int bytes = 0;
        while (!waiting.isEmpty() && batch.size() < MAX_BUFFERS_PER_WRITE && bytes < MAX_BYTES_PER_WRITE) {
            bytes += waiting.peek().remaining();
            batch.add(waiting.remove());
        }
        return batch.toArray(ByteBuffer[]::new);
    }
}
