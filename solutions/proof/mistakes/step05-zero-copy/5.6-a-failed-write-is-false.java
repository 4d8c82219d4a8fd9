// Mistake: flush returns false when the channel fails.
// Fails with: [flush to a channel that is closed] Expecting code to raise a throwable.
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        try {
        releaseWritten();
        while (!queue.isEmpty() && write(channel) > 0) {
            releaseWritten();
        }
        return queue.isEmpty();
        } catch (IOException e) {
            close();
            return false;
        }
    }
}
