// Mistake: the field freeSpace still refers to a buffer that was released.
// Fails with: [the bytes sent by flushes 1 to 2] are
package workshop.zerocopy;

class Outbox {
    private void releaseWritten() {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            queue.poll().release();
        }
    }
}
