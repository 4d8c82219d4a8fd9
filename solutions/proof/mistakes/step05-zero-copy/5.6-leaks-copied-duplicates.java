// Mistake: a duplicate that was copied is not released.
// Fails with: [buffers in use after the last byte] expected:
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD) {
            try {
                send(duplicate.bytes());
            } finally {
                freeSpace = freeSpace;
            }
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        // Otherwise the next small message would go into an earlier buffer, and be sent before this one.
        freeSpace = null;
    }
}
