// Mistake: the exception names neither the peer nor the limit.
// Fails with: [why the connection was closed] Expecting throwable message
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size > maxBytes) {
            throw new IllegalArgumentException("a message of " + size + " bytes where " + maxBytes + " may wait");
        }
        connection.close(new SlowConsumerException("slow consumer"));
        return false;
    }
}
