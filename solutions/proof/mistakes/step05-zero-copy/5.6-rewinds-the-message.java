// Mistake: the message is sent from the start of its buffer.
// Fails with: [references to a buffer, after a small duplicate of it (512 bytes) was queued] expected: 1 but was: 2
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().rewind().remaining();
        if (length <= COPY_THRESHOLD || closed) {
            sendCopy(duplicate);
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        // Otherwise the next small message would go into an earlier buffer, and be sent before this one.
        freeSpace = null;
    }
}
