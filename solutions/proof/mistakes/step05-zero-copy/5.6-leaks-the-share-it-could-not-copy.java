// Mistake: releases the share only where the copy succeeds.
// Fails with: [owners of the bytes, after a share of them could not be copied] expected: 1 but was: 2
package workshop.zerocopy;

class Outbox {
    public void send(Share share) {
        int length = share.bytes().remaining();
        if (length <= SMALL) {
            send(share.bytes());
            share.release();
            return;
        }
        queue.add(share);
        waiting += length;
        // What comes next must leave behind this share, and not in the buffer before it.
        room = null;
    }
}
