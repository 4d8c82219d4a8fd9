// Mistake: the head is released after each write, also if the write has ended inside it.
// Fails with: [the bytes that a channel took first, of small and large messages in turns] are
package workshop.zerocopy;

class Outbox {
    private void releaseWritten() {
        if (!queue.isEmpty() && queue.peek().bytes().position() > 0) {
            queue.poll().release();
        }
        if (queue.isEmpty()) {
            freeSpace = null;
        }
    }
}
