// Mistake: after a pause, the idle time still begins with the last read before it.
// Fails with: [the idle time of a connection that was paused until now]
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
