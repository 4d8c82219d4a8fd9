// Mistake: the written buffers are released when a write has returned 0, and not after each write.
// Fails with: [buffers without bytes in one write: they were written before, and not released] Expecting actual:
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // The head may have no bytes to write, after an empty message or a frame whose encoder failed.
        releaseWritten();
        while (!queue.isEmpty() && write(channel) > 0) {
            // Goes on.
        }
        releaseWritten();
        return queue.isEmpty();
    }
}
