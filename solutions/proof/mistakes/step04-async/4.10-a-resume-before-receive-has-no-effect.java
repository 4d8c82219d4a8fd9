// Mistake: resume does nothing before the loop has started, so that a pause before receive stays.
// Fails with: waited for a frame, after a pause and a resume before receive, and it did not come
package workshop.async;

class ReadLoop {
    void resume() {
        synchronized (this) {
            if (!started || !paused) {
                return;
            }
            paused = false;
            if (!parked) {
                return;
            }
            parked = false;
            lastReadTime = System.nanoTime();
        }
        readNext();
    }
}
