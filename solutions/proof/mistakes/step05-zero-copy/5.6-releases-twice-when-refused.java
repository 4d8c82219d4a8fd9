// Mistake: a message that is refused is released again, though sendCopy has released it.
// Fails with: [sending a small duplicate, with no buffer to copy it into] Expecting actual throwable
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD || closed) {
            try {
                sendCopy(duplicate);
            } catch (RuntimeException e) {
                duplicate.release();
                throw e;
            }
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        // Otherwise the next small message would go into an earlier buffer, and be sent before this one.
        freeSpace = null;
    }
}
