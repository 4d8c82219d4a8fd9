// Mistake: a small duplicate ends the free space too.
// Fails with: [buffers of 16384 bytes in use, for 95000 bytes of small messages] Expecting actual: 2501 to be less than: 10
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        freeSpace = null;
        if (length <= COPY_THRESHOLD || closed) {
            sendCopy(duplicate);
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        freeSpace = null;
    }
}
