// Mistake: small messages are not copied.
// Fails with: [references to a buffer, after a small duplicate of it (512 bytes) was queued] expected: 1 but was: 2
// Fails with: [buffers of 16384 bytes in use, for
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        if (closed) {
            sendCopy(duplicate);
            return;
        }
        queue.add(duplicate);
        pendingBytes += duplicate.bytes().remaining();
        freeSpace = null;
    }
}
