// Mistake: a buffer without bytes is never released.
// Fails with: [buffers in use after a flush, with nothing to send but an empty message] expected: 0 but was: 1
// Fails with: [buffers in use after a flush of nothing but a frame whose encoder failed] expected: 0 but was: 1
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        while (pendingBytes > 0) {
            if (write(channel) == 0) {
                return false;
            }
            releaseWritten();
        }
        return true;
    }
}
