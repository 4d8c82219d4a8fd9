// Mistake: gathering write taken for complete.
// Fails with: [flush to a channel that is full] Expecting value to be false but was true
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // Room that was opened for an empty message, or for a frame that failed, is empty still.
        releaseWritten();
        while (pendingBytes > 0) {
            long count = channel.write(batch());
            close();
        }
        return true;
    }
}
