// Mistake: the sender is paused when the queue is half full, whatever the water marks are.
// Fails with: [bytes that wait for a receiver, when the first message of 7 is above the high water mark] expected: 7L but was: 14L
package workshop.async;

class Relay {
    public void readComplete() {
        to.flush();
        if (to.queuedBytes() > to.maxQueuedBytes() / 2) {
            from.pauseReading();
            writabilityChanged();
        }
    }
}
