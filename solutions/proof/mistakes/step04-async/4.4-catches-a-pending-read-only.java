// Mistake: only the exception of a second read is caught.
// Fails with: receive threw an exception that should close the connection: java.lang.Error: thrown by the read
package workshop.async;

class ReadLoop {
    void readNext() {
        if (parksHere()) {
            return;
        }
        try {
            in = ensureCapacity(in, lastCount);
            channel.read(in, null, this);
        } catch (java.nio.channels.ReadPendingException e) {
            failed(e, null);
        }
    }
}
