// Mistake: the exception names neither the size of the message nor the limit.
// Fails with: [sending 1000001 bytes where 1000000 may wait] Expecting throwable message
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size > maxBytes) {
            throw new IllegalArgumentException("the message is too long");
        }
        connection.close(new SlowConsumerException(connection.peer() + ": more than " + maxBytes + " bytes would wait"));
        return false;
    }
}
