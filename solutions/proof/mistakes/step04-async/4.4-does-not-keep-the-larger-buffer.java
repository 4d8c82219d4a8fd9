// Mistake: reads into the buffer of ensureCapacity, and does not keep it.
// Fails with: waited for frame 4 of 7, sent all in one write, and it did not come
package workshop.async;

class ReadLoop {
    void readNext() {
        if (parksHere()) {
            return;
        }
        try {
            channel.read(ensureCapacity(in, lastCount), null, this);
        } catch (RuntimeException | Error e) {
            failed(e, null);
        }
    }
}
