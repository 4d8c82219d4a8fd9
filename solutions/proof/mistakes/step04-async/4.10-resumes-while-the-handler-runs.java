// Mistake: one flag says both that the loop should stop and that it has stopped.
// Fails with: [frame 2, with a handler that pauses and resumes] expected: "frame 2" but was: 
package workshop.async;

class ReadLoop {
    void resume() {
        synchronized (this) {
            if (!paused || !started) {
                return;
            }
            paused = false;
            parked = false;
            lastReadTime = System.nanoTime();
        }
        readNext();
    }
}
