// Mistake: resume starts the read with the lock held.
// Fails with: [another thread can pause the connection while a handler runs (false: a lock is held)] Expecting value to be true but was false
// Seen on: Linux
package workshop.async;

class ReadLoop {
    synchronized void resume() {
        paused = false;
        if (!parked) {
            return;
        }
        parked = false;
        lastReadTime = System.nanoTime();
        readNext();
    }
}
