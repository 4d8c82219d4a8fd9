// Mistake: the last buffer is kept for the next messages.
// Fails with: [buffers in use after the last byte] expected: 0 but was: 1
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        releaseWritten();
        while (pendingBytes > 0 && write(channel) > 0) {
            releaseWritten();
        }
        return pendingBytes == 0;
    }

    private void releaseWritten() {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            if (queue.size() == 1 && freeSpace != null) {
                queuedView.limit(0);
                return;
            }
            queue.poll().release();
        }
        if (queue.isEmpty()) {
            freeSpace = null;
        }
    }
}
