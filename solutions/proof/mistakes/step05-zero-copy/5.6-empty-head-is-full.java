// Mistake: flush takes a head without bytes for a full channel.
// Fails with: [flush of an empty message] Expecting value to be true but was false
// Fails with: [flush of nothing but a frame whose encoder failed] Expecting value to be true but was false
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        while (!queue.isEmpty()) {
            if (write(channel) == 0) {
                return false;
            }
            releaseWritten();
        }
        return true;
    }
}
