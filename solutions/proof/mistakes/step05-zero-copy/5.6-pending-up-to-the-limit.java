// Mistake: the limit of a duplicate is added to the pending bytes.
// Fails with: [pending bytes of two messages, of 512 and of 513 bytes] expected: 1025L but was:
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD || closed) {
            sendCopy(duplicate);
            return;
        }
        queue.add(duplicate);
        pendingBytes += duplicate.bytes().limit();
        // Otherwise the next small message would go into an earlier buffer, and be sent before this one.
        freeSpace = null;
    }
}
