// Mistake: small messages are not copied.
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
        // The next small message must leave after this one. In the free space it would leave before it.
        freeSpace = null;
    }
}
