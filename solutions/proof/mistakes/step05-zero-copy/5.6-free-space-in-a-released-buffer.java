// Mistake: the field freeSpace still refers to a buffer that was released.
// Fails with: [flush number 2, to a channel with enough free space] Expecting value to be true but was false
package workshop.zerocopy;

class Outbox {
    private void releaseWritten() {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            queue.poll().release();
        }
    }
}
