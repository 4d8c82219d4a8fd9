// Mistake: counts only upwards.
// Fails with: [bytes that wait, after two writes have taken 5 of 7] expected: 2L but was: 7L
package workshop.async;

class PendingBytes {
    void advance(long count) {
        while (!waiting.isEmpty() && !waiting.peek().hasRemaining()) {
            waiting.remove();
        }
    }
}
