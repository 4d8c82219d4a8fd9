// Mistake: leaks the shares it copied.
// Fails with: [buffers in use after the last byte] expected:
package workshop.zerocopy;

class Outbox {
    public void send(Share share) {
        int length = share.bytes().remaining();
        if (length <= SMALL) {
            try {
                send(share.bytes());
            } finally {
                room = room;
            }
            return;
        }
        queue.add(share);
        waiting += length;
        // What comes next must leave behind this share, and not in the buffer before it.
        room = null;
    }
}
