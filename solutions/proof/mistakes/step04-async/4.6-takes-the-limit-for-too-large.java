// Mistake: rejects a message that is as large as the limit, if the queue is not empty.
// Fails with: [adding 100 bytes to a full queue, where 100 may wait] Expecting code not to raise a throwable but caught
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size >= maxBytes) {
            throw new IllegalArgumentException(
                    "a message of " + size + " bytes can never be sent where " + maxBytes + " may wait");
        }
        connection.close(new SlowConsumerException("slow consumer: " + size() + " bytes wait for " + connection.peer()
                + ", and another " + size + " would be more than the " + maxBytes + " that may"));
        return false;
    }
}
