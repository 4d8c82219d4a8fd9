// Mistake: copies the large too.
// Fails with: on, expected "!bcdefghijklmnopqrstuvwabcdefg" but was "abcdefghijklmnopqrstuvwabcdefg"
package workshop.zerocopy;

class Outbox {
    public void send(Share share) {
        int length = share.bytes().remaining();
        if (length <= pool.bufferSize()) {
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
