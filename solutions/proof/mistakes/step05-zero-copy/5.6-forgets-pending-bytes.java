// Mistake: a large message is not counted as pending.
// Fails with: [pending bytes of two messages, of 512 and of 513 bytes] expected: 1025L but was: 512L
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        if (duplicate.bytes().remaining() <= COPY_THRESHOLD || closed) {
            sendCopy(duplicate);
            return;
        }
        queue.add(duplicate);
        freeSpace = null;
    }
}
