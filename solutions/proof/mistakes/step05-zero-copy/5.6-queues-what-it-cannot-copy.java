// Mistake: without a buffer to copy into, a small duplicate is queued without a copy.
// Fails with: [sending a small duplicate, with no buffer to copy it into] Expecting code to raise a throwable.
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD || closed) {
            try {
                send(duplicate.bytes());
                duplicate.release();
                return;
            } catch (PoolExhaustedException e) {
                // It is sent as it is.
            } catch (IllegalStateException e) {
                duplicate.release();
                throw e;
            }
        }
        queue.add(duplicate);
        pendingBytes += length;
        // Otherwise the next small message would go into an earlier buffer, and be sent before this one.
        freeSpace = null;
    }
}
