// Mistake: tries on when the channel is full.
// Fails with: writes, and no end: the code writes again and again, though the channel takes nothing
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // Room that was opened for an empty message, or for a frame that failed, is empty still.
        releaseWritten();
        while (pendingBytes > 0) {
            long count = channel.write(batch());
            pendingBytes -= count;
            releaseWritten();
        }
        return true;
    }
}
