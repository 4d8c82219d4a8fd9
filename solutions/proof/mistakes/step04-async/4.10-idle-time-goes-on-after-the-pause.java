// Mistake: after a pause, the idle time still begins with the last read before it.
// Fails with: [how long a connection stayed open that was idle after its pause]
package workshop.async;

class ReadLoop {
    void resume() {
        synchronized (this) {
            paused = false;
            if (!parked) {
                return;
            }
            parked = false;
        }
        readNext();
    }
}
