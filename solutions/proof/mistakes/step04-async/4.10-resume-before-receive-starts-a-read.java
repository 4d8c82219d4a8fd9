// Mistake: `pause` parks the loop if no read is pending, also before `receive`.
// Fails with: [the connection is open after a pause, a resume and a pause before receive] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    private boolean reading;

    synchronized void pause() {
        paused = true;
        parked = !reading;
    }

    void readNext() {
        if (parksHere()) {
            reading = false;
            return;
        }
        reading = true;
        try {
            in = ensureCapacity(in, lastCount);
            channel.read(in, null, this);
        } catch (RuntimeException | Error e) {
            // There may be no memory for the buffer. No caller on this stack would close the connection.
            failed(e, null);
        }
    }
}
