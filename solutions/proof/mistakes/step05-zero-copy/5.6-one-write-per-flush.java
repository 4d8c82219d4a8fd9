// Mistake: flush writes only once.
// Fails with: [flush has written all] Expecting value to be true but was false
// Fails with: [bytes in a channel that takes 7 at a time, and had 1000 bytes of free space] expected: 1000 but was: 7
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        releaseWritten();
        if (!queue.isEmpty()) {
            write(channel);
            releaseWritten();
        }
        return queue.isEmpty();
    }
}
