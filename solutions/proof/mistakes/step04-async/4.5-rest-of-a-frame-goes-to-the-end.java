// Mistake: rest of a frame goes to the end.
// Fails with: [the next three bytes, from two messages] expected: "cde" but was: "def"
// Fails with: in one piece: frames are torn, mixed, lost or out of order
package workshop.async;

class PendingBytes {
    void advance(long count) {
        size -= count;
        while (!waiting.isEmpty() && !waiting.peek().hasRemaining()) {
            waiting.remove();
        }
        if (!waiting.isEmpty()) {
            waiting.add(waiting.remove());
        }
    }
}
