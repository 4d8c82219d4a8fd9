// Mistake: each pause sets both flags anew.
// Fails with: after the pause, and it did not come
package workshop.async;

class ReadLoop {
    synchronized void pause() {
        paused = true;
        parked = false;
    }
}
