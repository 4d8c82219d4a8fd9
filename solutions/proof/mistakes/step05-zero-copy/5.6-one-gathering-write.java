// Mistake: the code assumes that one gathering write is complete.
// Fails with: [flush to a channel that is full] Expecting value to be false but was true
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // The first buffer may have no bytes to write, after an empty message or a frame whose encoder failed.
        releaseWritten();
        while (pendingBytes > 0) {
            long count = write(channel);
            close();
        }
        return true;
    }
}
