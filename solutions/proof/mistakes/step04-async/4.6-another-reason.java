// Mistake: closes with another exception than a SlowConsumerException.
// Fails with: [why the connection was closed] Expecting actual throwable to be an instance of: workshop.async.SlowConsumerException
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size > maxBytes) {
            throw new IllegalArgumentException(
                    "a message of " + size + " bytes can never be sent where " + maxBytes + " may wait");
        }
        connection.close(new java.io.IOException("slow consumer: " + size() + " bytes wait for " + connection.peer()
                + ", and another " + size + " would be more than the " + maxBytes + " that may"));
        return false;
    }
}
