// Mistake: a pause counts as such while a read is still pending.
// Fails with: [the idle time goes on during a pause and after a resume, while a read is pending] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    synchronized long lastReadTime() {
        return paused ? System.nanoTime() : lastReadTime;
    }
}
