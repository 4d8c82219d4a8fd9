// Mistake: gathers the small too.
// Fails with: [buffers of 16384 bytes in use, for
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length == 0) {
            try {
                send(duplicate.bytes());
            } finally {
                duplicate.release();
            }
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        // What comes next must leave behind this share, and not in the buffer before it.
        freeSpace = null;
    }
}
