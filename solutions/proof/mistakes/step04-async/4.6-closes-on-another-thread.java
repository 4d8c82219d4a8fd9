// Mistake: the connection is closed on another thread, because no lock may be held.
// Fails with: [the connection is closed when enqueue returns false] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size > maxBytes) {
            throw new IllegalArgumentException(
                    "a message of " + size + " bytes can never be sent where " + maxBytes + " may wait");
        }
        CompletableFuture.runAsync(() -> connection.close(new SlowConsumerException("slow consumer: " + size()
                + " bytes wait for " + connection.peer() + ", and another " + size + " would be more than the "
                + maxBytes + " that may")));
        return false;
    }
}
