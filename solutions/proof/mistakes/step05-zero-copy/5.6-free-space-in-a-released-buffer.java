// Mistake: the field freeSpace still refers to a buffer that was released.
// Fails with: [send to an outbox that has sent everything] Expecting code not to raise a throwable but caught
package workshop.zerocopy;

class Outbox {
    private void releaseWritten() {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            queue.poll().release();
        }
    }
}
