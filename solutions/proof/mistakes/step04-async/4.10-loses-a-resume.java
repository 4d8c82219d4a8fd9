// Mistake: a resume that comes while a handler runs is lost.
// Fails with: , while reading is paused and resumed, and it did not come
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
