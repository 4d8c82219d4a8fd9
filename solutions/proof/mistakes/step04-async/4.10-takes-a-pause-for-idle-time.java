// Mistake: a peer is closed as idle, to which nobody listens.
// Fails with: [a connection is open that was paused for longer than its idle timeout] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    synchronized long lastReadTime() {
        return lastReadTime;
    }
}
