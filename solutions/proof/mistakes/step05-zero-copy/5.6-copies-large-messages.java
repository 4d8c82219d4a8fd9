// Mistake: large messages are copied too.
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
        // The next small message must be sent after this one. In the free space, it would be sent first.
        freeSpace = null;
    }
}
