// Mistake: each batch is made in the same array, which keeps the buffers until a later batch replaces them.
// Fails with: waited for a message to be garbage collected, which was written to the end, and it did not come
package workshop.async;

class PendingBytes {
    private final ByteBuffer[] batch = new ByteBuffer[MAX_BUFFERS_PER_WRITE];

    ByteBuffer[] peekBatch() {
        int count = 0;
        int bytes = 0;
        for (ByteBuffer next : waiting) {
            bytes += next.remaining();
            if (count == MAX_BUFFERS_PER_WRITE || bytes > MAX_BYTES_PER_WRITE) {
                break;
            }
            batch[count++] = next;
        }
        return java.util.Arrays.copyOf(batch, count);
    }
}
