// Mistake: drops messages while the receiver is behind.
// Fails with: [bytes that the sender could send, and that the receiver has not read] Expecting actual: 
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
