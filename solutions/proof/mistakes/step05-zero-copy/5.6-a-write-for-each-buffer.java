// Mistake: each buffer is written alone.
// Fails with: bytes, one of them changed in its buffer] Expecting actual:
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        releaseWritten();
        while (!queue.isEmpty()) {
            int count = channel.write(queue.element().bytes());
            if (count == 0) {
                return false;
            }
            pendingBytes -= count;
            releaseWritten();
        }
        return true;
    }
}
