// Mistake: the queue is flushed only if it is not writable, and so the last messages stay in it.
// Fails with: at the slow receiver, and it did not come
// Or with: waited for one message through a relay, with a high water mark of 400000 bytes, and it did not come
package workshop.async;

class Relay {
    public void readComplete() {
        if (!to.isWritable()) {
            from.pauseReading();
            to.flush();
            writabilityChanged();
        }
    }
}
