// Mistake: an empty queue is written too.
// Fails with: [writes to a receiver, for the frames of two reads] expected: 2 but was: 4
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // The head may have no bytes to write, after an empty message or a frame whose encoder failed.
        releaseWritten();
        while (write(channel) > 0) {
            releaseWritten();
        }
        return queue.isEmpty();
    }
}
