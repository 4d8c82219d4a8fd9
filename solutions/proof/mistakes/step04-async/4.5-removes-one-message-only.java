// Mistake: `advance` removes at most one message.
// Fails with: [all is written, and nothing waits, not even a message of no bytes] Expecting value to be true but was false
package workshop.async;

class PendingBytes {
    void advance(long count) {
        size -= count;
        if (!waiting.isEmpty() && !waiting.peek().hasRemaining()) {
            waiting.remove();
        }
    }
}
