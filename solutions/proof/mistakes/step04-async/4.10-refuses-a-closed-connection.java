// Mistake: a resume of a closed connection throws an exception.
// Fails with: [a pause and a resume of a closed connection] Expecting code not to raise a throwable but caught
package workshop.async;

class ReadLoop {
    void resume() {
        if (!connection.isOpen()) {
            throw new IllegalStateException("the connection is closed");
        }
        synchronized (this) {
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
