// Mistake: flush writes again and again while the channel is full.
// Fails with: writes, and no end: the code writes again and again, though the channel takes nothing
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // The first buffer may have no bytes to write, after an empty message or a frame whose encoder failed.
        releaseWritten();
        while (pendingBytes > 0) {
            long count = write(channel);
            pendingBytes -= count;
            releaseWritten();
        }
        return true;
    }
}
