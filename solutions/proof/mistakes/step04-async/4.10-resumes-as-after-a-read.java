// Mistake: resume goes on as if a read had ended that brought no bytes, and so readComplete is called.
// Fails with: calls of readComplete for one read, after a resume
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
        completed(0, null);
    }
}
