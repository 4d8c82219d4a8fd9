// Mistake: an empty message is released and ignored, also when the outbox is closed.
// Fails with: [a duplicate of 0 bytes for an outbox that is closed] Expecting code to raise a throwable.
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length == 0) {
            duplicate.release();
            return;
        }
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
