// Mistake: small ones overtake.
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
