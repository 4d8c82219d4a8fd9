// Mistake: counts only upwards.
// Fails with: waited for the queue to be empty when the client has read all bytes, and it did not come
package workshop.async;

class PendingBytes {
    void advance(long count) {
        while (!waiting.isEmpty() && !waiting.peek().hasRemaining()) {
            waiting.remove();
        }
    }
}
