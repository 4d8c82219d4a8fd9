// Mistake: an empty buffer at the end of the queue is released too, but the next message goes into it.
// Fails with: [bytes sent of a message of 1024 bytes, and of a frame after it] expected: 1032 but was: 1024
package workshop.zerocopy;

class Outbox {
    private void releaseWritten() {
        queue.removeIf(duplicate -> {
            boolean written = !duplicate.bytes().hasRemaining();
            if (written) {
                duplicate.release();
            }
            return written;
        });
        if (queue.isEmpty()) {
            freeSpace = null;
        }
    }
}
