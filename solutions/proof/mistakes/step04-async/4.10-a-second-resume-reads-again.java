// Mistake: a second resume starts a second read.
// Fails with: [the connection is open after it was resumed twice] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    void resume() {
        synchronized (this) {
            paused = false;
            if (!parked && lastCount == 0) {
                // A read is pending, or a handler runs and will start one.
                return;
            }
            parked = false;
            lastReadTime = System.nanoTime();
        }
        readNext();
    }
}
