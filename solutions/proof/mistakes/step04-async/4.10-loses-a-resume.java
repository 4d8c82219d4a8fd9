// Mistake: a resume that comes while a handler runs is lost.
// Fails with: waited for frame 2, with a handler that pauses and resumes, and it did not come
package workshop.async;

class ReadLoop {
    void resume() {
        synchronized (this) {
            if (!parked) {
                return;
            }
            paused = false;
            parked = false;
            lastReadTime = System.nanoTime();
        }
        readNext();
    }
}
