// Mistake: the queue is flushed only if it is writable.
// Fails with: waited for message 0 through a relay whose marks are 0 and 1, and it did not come
package workshop.async;

class Relay {
    public void readComplete() {
        if (to.isWritable()) {
            to.flush();
        } else {
            from.pauseReading();
            writabilityChanged();
        }
    }
}
