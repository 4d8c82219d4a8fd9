// Mistake: counts the pauses, and needs as many resumes.
// Fails with: after the pause, and it did not come
package workshop.async;

class ReadLoop {
    private int pauses;

    synchronized void pause() {
        pauses++;
        paused = true;
    }

    void resume() {
        synchronized (this) {
            pauses = Math.max(0, pauses - 1);
            if (pauses > 0) {
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
