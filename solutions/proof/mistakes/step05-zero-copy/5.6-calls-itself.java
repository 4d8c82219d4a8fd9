// Mistake: flush calls itself after each write, so many writes need more stack than there is.
// Fails with: StackOverflowError
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        releaseWritten();
        if (queue.isEmpty()) {
            return true;
        }
        return write(channel) > 0 && flush(channel);
    }
}
