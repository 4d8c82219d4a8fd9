// Mistake: drops messages while the receiver is behind.
// Fails with: [the number of frame 
package workshop.async;

class Relay {
    public void message(ByteBuffer message) {
        if (to.isWritable()) {
            to.enqueue(codec.encode(message));
        }
    }

    public void readComplete() {
        to.flush();
    }
}
