// Mistake: a message that can never fit closes the connection too.
// Fails with: [the connection accepts what fits, after what could not] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size > maxBytes) {
            connection.close();
            throw new IllegalArgumentException("a message of " + size + " bytes where " + maxBytes + " may wait");
        }
        connection.close(new SlowConsumerException(connection.peer() + ": more than " + maxBytes + " bytes would wait"));
        return false;
    }
}
