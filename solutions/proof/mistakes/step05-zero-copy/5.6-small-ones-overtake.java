// Mistake: small ones overtake.
// Fails with: [bytes that wait, of small messages and large ones in turns] expected: 
package workshop.zerocopy;

class Outbox {
    public void send(Share share) {
        int length = share.bytes().remaining();
        if (length <= SMALL) {
            try {
                send(share.bytes());
            } finally {
                share.release();
            }
            return;
        }
        queue.add(share);
        waiting += length;
    }
}
