// Mistake: the queue is flushed once more before the peer is cut off.
// Fails with: [bytes that arrive, where 100 wait for a flush when the next one does not fit] expected: 0 but was: 
package workshop.async;

class WriteQueue {
    boolean onQueueFull(int size) {
        if (size > maxBytes) {
            throw new IllegalArgumentException(size + " bytes are more than the limit of " + maxBytes);
        }
        flush();
        connection.close(new SlowConsumerException(connection.peer() + " reads too slowly: the limit is " + maxBytes));
        return false;
    }
}
