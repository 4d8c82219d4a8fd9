// Mistake: a closed outbox refuses a message, and does not release it.
// Fails with: [references to a buffer, after an outbox that is closed has refused a duplicate of it] expected: 1 but was: 2
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        if (closed) {
            throw new IllegalStateException("this outbox is closed");
        }
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
