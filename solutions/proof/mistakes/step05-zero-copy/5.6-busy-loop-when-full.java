// Mistake: flush writes again and again while the channel is full.
// Fails with: writes, and no end: the code writes again and again, though the channel takes nothing
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        releaseWritten();
        while (!queue.isEmpty()) {
            write(channel);
            releaseWritten();
        }
        return true;
    }
}
