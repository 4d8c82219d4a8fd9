// Mistake: `advance` removes at most one message, if others wait.
// Fails with: [buffers for one write, where only a part of the last message is left] expected: 1 but was: 
package workshop.async;

class PendingBytes {
    void advance(long count) {
        size -= count;
        if (size == 0) {
            waiting.clear();
        } else if (!waiting.peek().hasRemaining()) {
            waiting.remove();
        }
    }
}
