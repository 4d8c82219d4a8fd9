// Mistake: blames the peer for what can never fit.
// Fails with: may wait] Expecting code to raise a throwable.
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        connection.close(new SlowConsumerException("slow consumer: " + size() + " bytes wait for " + connection.peer()
                + ", and another " + size + " would be more than the " + maxBytes + " that may"));
        return false;
    }
}
