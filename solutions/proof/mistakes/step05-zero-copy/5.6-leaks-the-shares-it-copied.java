// Mistake: leaks the shares it copied.
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
        // What comes next must leave behind this share, and not in the buffer before it.
        freeSpace = null;
    }
}
