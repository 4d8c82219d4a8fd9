// Mistake: `resume` sets the time of the last read, although the loop was not parked.
// Fails with: [the idle time goes on during a pause and after a resume, while a read is pending] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    void resume() {
        synchronized (this) {
            paused = false;
            lastReadTime = System.nanoTime();
            if (!parked) {
                // A read is pending, or a handler runs and will start one.
                return;
            }
            parked = false;
        }
        readNext();
    }
}
