// Mistake: the free space is forgotten after a write only.
// Fails with: [the bytes that were sent of a frame after a flush of nothing] are 0 bytes, expected 8
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // The head may have no bytes to write, after an empty message or a frame whose encoder failed.
        releaseWritten();
        while (!queue.isEmpty() && write(channel) > 0) {
            releaseWritten();
            if (queue.isEmpty()) {
                freeSpace = null;
            }
        }
        return queue.isEmpty();
    }
    private void releaseWritten() {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            queue.poll().release();
        }
    }
}
