// Mistake: a closed outbox releases a message, and throws nothing.
// Fails with: [a duplicate of 5 bytes for an outbox that is closed] Expecting code to raise a throwable.
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        if (closed) {
            duplicate.release();
            return;
        }
        int length = duplicate.bytes().remaining();
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
