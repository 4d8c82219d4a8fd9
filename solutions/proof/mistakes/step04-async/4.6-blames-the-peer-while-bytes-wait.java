// Mistake: a message that can never fit cuts the peer off, if other bytes wait already.
// Fails with: [adding 1000001 bytes where 1000000 may wait, and one waits] Expecting code to raise a throwable.
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size > maxBytes && size() == 0) {
            throw new IllegalArgumentException(
                    "a message of " + size + " bytes can never be sent where " + maxBytes + " may wait");
        }
        connection.close(new SlowConsumerException("slow consumer: " + size() + " bytes wait for " + connection.peer()
                + ", and another " + size + " would be more than the " + maxBytes + " that may"));
        return false;
    }
}
