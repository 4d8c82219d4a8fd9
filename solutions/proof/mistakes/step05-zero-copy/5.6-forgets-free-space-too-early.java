// Mistake: the free space is forgotten after each release, though its buffer is still in the queue.
// Fails with: [buffers in use for two small messages, of which the first was written in part] expected: 1 but was: 2
package workshop.zerocopy;

class Outbox {
    private void releaseWritten() {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            queue.poll().release();
            freeSpace = null;
        }
    }
}
