// Mistake: the relay never pauses the sender.
// Fails with: [the connection to the receiver is open (false: cut off, since the sender was not paused)] Expecting value to be true but was false
package workshop.async;

class Relay {
    public void readComplete() {
        to.flush();
    }
}
