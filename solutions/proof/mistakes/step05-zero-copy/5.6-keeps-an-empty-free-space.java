// Mistake: a large message ends the free space only if bytes are in it. Later messages overtake the large one.
// Fails with: [the bytes that were sent of a large and a small frame, after one whose encoder failed]
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD || closed) {
            sendCopy(duplicate);
            return;
        }
        if (pendingBytes > 0) {
            freeSpace = null;
        }
        queue.add(duplicate);
        pendingBytes += length;
    }
}
