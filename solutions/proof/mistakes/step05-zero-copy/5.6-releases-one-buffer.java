// Mistake: only one buffer is released after a write.
// Fails with: [flush number 2, to a channel with enough free space] Expecting value to be true but was false
package workshop.zerocopy;

class Outbox {
    private void releaseWritten() {
        if (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            queue.poll().release();
        }
        if (queue.isEmpty()) {
            freeSpace = null;
        }
    }
}
