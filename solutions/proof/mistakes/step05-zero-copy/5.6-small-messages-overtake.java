// Mistake: a small message goes into the free space before a large one.
// Fails with: [the bytes that a channel took first, of small and large messages in turns] are 1000 bytes, expected 1000; from byte
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD || closed) {
            sendCopy(duplicate);
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
    }
}
