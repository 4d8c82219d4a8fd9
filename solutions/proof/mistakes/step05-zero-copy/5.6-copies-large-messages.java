// Mistake: large messages are copied too.
// Fails with: on, expected "!bcdefghijklmnopqrstuvwabcdefg" but was "abcdefghijklmnopqrstuvwabcdefg"
// Fails with: [buffers in use for 99 frames that wait in 10 queues, and a part of a frame] expected: 1 but was: 11
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
        // Otherwise the next small message would go into an earlier buffer, and be sent before this one.
        freeSpace = null;
    }
}
