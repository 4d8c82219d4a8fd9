// Mistake: each write gets one buffer.
// Fails with: [the next three bytes, from two messages] expected: "cde" but was: "c"
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        return waiting.isEmpty() ? new ByteBuffer[0] : new ByteBuffer[] {waiting.peek()};
    }
}
