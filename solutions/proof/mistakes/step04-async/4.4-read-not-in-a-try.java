// Mistake: what a read throws at once is thrown to the caller.
// Fails with: receive threw an exception that should close the connection: java.lang.Error: thrown by the read
package workshop.async;

class ReadLoop {
    void readNext() {
        if (parksHere()) {
            return;
        }
        in = ensureCapacity(in, lastCount);
        channel.read(in, null, this);
    }
}
