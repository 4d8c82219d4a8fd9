// Mistake: `enqueue` returns true after the peer was cut off.
// Fails with: [a handler adds 100 bytes and then one more, where 100 may wait, and the second call is accepted] Expecting value to be false but was true
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size > maxBytes) {
            throw new IllegalArgumentException(
                    "a message of " + size + " bytes can never be sent where " + maxBytes + " may wait");
        }
        connection.close(new SlowConsumerException("slow consumer: " + size() + " bytes wait for " + connection.peer()
                + ", and another " + size + " would be more than the " + maxBytes + " that may"));
        return true;
    }
}
