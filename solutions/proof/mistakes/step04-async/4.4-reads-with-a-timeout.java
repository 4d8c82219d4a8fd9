// Mistake: each read has a timeout of 30 seconds, which ends the connection of a quiet peer.
// Fails with: [reads that were started with a timeout] expected: 0 but was: 
package workshop.async;

class ReadLoop {
    void readNext() {
        if (parksHere()) {
            return;
        }
        try {
            in = ensureCapacity(in, lastCount);
            channel.read(in, 30, java.util.concurrent.TimeUnit.SECONDS, null, this);
        } catch (RuntimeException | Error e) {
            failed(e, null);
        }
    }
}
