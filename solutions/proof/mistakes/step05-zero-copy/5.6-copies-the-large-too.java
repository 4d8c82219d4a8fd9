// Mistake: copies the large too.
// Fails with: on, expected "!bcdefghijklmnopqrstuvwabcdefg" but was "abcdefghijklmnopqrstuvwabcdefg"
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= pool.bufferSize()) {
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
