// Mistake: a closed outbox takes a large message, which stays in its queue for ever.
// Fails with: [a duplicate of 600 bytes for an outbox that is closed] Expecting code to raise a throwable.
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD) {
            sendCopy(duplicate);
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        freeSpace = null;
    }
}
