// Mistake: the relay pauses and resumes the receiver, which it never reads.
// Fails with: [the connection to the receiver is open (false: cut off, since the sender was not paused)] Expecting value to be true but was false
package workshop.async;

class Relay {
    public void readComplete() {
        to.flush();
        if (!to.isWritable()) {
            to.pauseReading();
            writabilityChanged();
        }
    }

    void writabilityChanged() {
        if (to.isWritable()) {
            to.resumeReading();
        }
    }
}
