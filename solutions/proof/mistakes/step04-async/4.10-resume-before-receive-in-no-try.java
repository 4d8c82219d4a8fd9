// Mistake: a resume before receive starts a read, and the buffer is not there yet.
// Fails with: [a pause, a resume and a pause before receive] Expecting code not to raise a throwable but caught
package workshop.async;

class ReadLoop {
    void readNext() {
        if (parksHere()) {
            return;
        }
        in = ensureCapacity(in, lastCount);
        try {
            channel.read(in, null, this);
        } catch (RuntimeException | Error e) {
            failed(e, null);
        }
    }

    void resume() {
        synchronized (this) {
            paused = false;
            if (!parked && started) {
                return;
            }
            parked = false;
            lastReadTime = System.nanoTime();
        }
        readNext();
    }
}
