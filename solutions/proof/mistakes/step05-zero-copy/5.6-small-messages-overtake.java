// Mistake: a small message goes into the free space before a large one.
// Fails with: [pending bytes, of small and large messages in turns] expected: 
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
