// Mistake: the bytes that were written are subtracted twice.
// Fails with: [pending bytes after a channel took 1000 of them] expected: 2155L but was: 1501L
package workshop.zerocopy;

class Outbox {
    private void releaseWritten() {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            pendingBytes -= queue.peek().bytes().limit();
            queue.poll().release();
        }
        if (queue.isEmpty()) {
            freeSpace = null;
        }
    }
}
