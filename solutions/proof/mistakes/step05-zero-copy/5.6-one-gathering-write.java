// Mistake: the code assumes that one gathering write is complete.
// Fails with: [flush to a channel that is full] Expecting value to be false but was true
// Fails with: are 614400 bytes, expected 1800000
package workshop.zerocopy;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        write(channel);
        queue.forEach(RetainedDuplicate::release);
        queue.clear();
        freeSpace = null;
        pendingBytes = 0;
        return true;
    }
}
