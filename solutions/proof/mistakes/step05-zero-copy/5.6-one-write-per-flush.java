// Mistake: flush writes only once.
// Fails with: [flush has written all] Expecting value to be true but was false
// Fails with: [bytes in a channel that takes 7 at a time, and had 1000 bytes of free space] expected: 1000 but was: 7
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        // The first buffer may have no bytes to write, after an empty message or a frame whose encoder failed.
        releaseWritten();
        if (pendingBytes > 0) {
            long count = write(channel);
            if (count == 0) {
                return false;
            }
            pendingBytes -= count;
            releaseWritten();
        }
        return pendingBytes == 0;
    }
}
