// Mistake: resume starts a read, although one is pending.
// Fails with: [the connection is open after a resume without a pause] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    void resume() {
        synchronized (this) {
            paused = false;
            parked = false;
        }
        readNext();
    }
}
