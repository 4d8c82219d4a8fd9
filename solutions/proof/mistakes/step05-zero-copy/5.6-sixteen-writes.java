// Mistake: a flush makes at most 16 writes.
// Fails with: [bytes in a channel that takes 7 at a time, and had 1000 bytes of free space] expected: 1000 but was: 112
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // The head may have no bytes to write, after an empty message or a frame whose encoder failed.
        releaseWritten();
        for (int i = 0; i < 16 && !queue.isEmpty() && write(channel) > 0; i++) {
            releaseWritten();
        }
        return queue.isEmpty();
    }
}
