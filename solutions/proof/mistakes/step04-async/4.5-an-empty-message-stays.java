// Mistake: advance stops when all bytes are counted, and leaves a message of no bytes.
// Fails with: [all is written, and nothing waits, not even a message of no bytes] Expecting value to be true but was false
package workshop.async;

class PendingBytes {
    void advance(long count) {
        size -= count;
        long left = count;
        while (left > 0) {
            ByteBuffer first = waiting.peek();
            if (first.hasRemaining()) break;
            left -= first.limit();
            waiting.remove();
        }
    }
}
