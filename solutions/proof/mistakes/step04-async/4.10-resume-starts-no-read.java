// Mistake: resume forgets that no read is pending any more.
// Fails with: after the pause, and it did not come
package workshop.async;

class ReadLoop {
    synchronized void resume() {
        paused = false;
    }
}
