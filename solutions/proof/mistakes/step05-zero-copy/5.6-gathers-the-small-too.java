// Mistake: gathers the small too.
// Fails with: [buffers of 16384 bytes in use, for
package workshop.zerocopy;

class Outbox {
    public void send(Share share) {
        int length = share.bytes().remaining();
        if (length == 0) {
            try {
                send(share.bytes());
            } finally {
                share.release();
            }
            return;
        }
        queue.add(share);
        waiting += length;
        // What comes next must leave behind this share, and not in the buffer before it.
        room = null;
    }
}
