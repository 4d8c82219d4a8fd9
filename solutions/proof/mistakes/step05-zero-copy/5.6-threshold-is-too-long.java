// Mistake: a message of exactly the threshold is not copied.
// Fails with: [references to a buffer, after a small duplicate of it (512 bytes) was queued] expected: 1 but was: 2
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length < COPY_THRESHOLD || closed) {
            sendCopy(duplicate);
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        freeSpace = null;
    }
}
