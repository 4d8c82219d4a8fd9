// Mistake: the slow consumer is cut off without a reason.
// Fails with: waited for the connection to be closed with a reason, but it was completed without a failure
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size > maxBytes) {
            throw new IllegalArgumentException(
                    "a message of " + size + " bytes can never be sent where " + maxBytes + " may wait");
        }
        connection.close();
        return false;
    }
}
