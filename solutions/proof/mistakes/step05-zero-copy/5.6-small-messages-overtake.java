// Mistake: a small message goes into the free space before a large one.
// Fails with: [the first 1000 bytes of small and large messages in turns] are 1000 bytes, expected 1000; from byte
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD) {
            try {
                send(duplicate.bytes());
            } finally {
                duplicate.release();
            }
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
    }
}
