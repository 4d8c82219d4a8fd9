// Mistake: keeps in a list of its own what the receiver does not take yet.
// Fails with: [bytes that the sender could send, and that the receiver has not read] Expecting actual: 
package workshop.async;

class Relay {
    private final java.util.Queue<ByteBuffer> backlog = new java.util.concurrent.ConcurrentLinkedQueue<>();

    public void message(ByteBuffer message) {
        backlog.add(codec.encode(message));
    }

    public void readComplete() {
        for (ByteBuffer next = backlog.peek(); next != null && to.isWritable(); next = backlog.peek()) {
            to.enqueue(backlog.remove());
        }
        to.flush();
    }

    void writabilityChanged() {
        readComplete();
    }
}
