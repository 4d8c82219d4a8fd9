// Mistake: names the limit of the queue, and not the bytes that are left.
// Fails with: [the message, which names the bytes that could not be sent] Expecting throwable message
package workshop.async;

class Drain {
    private void closeAtDeadline(Duration deadline) {
        long left = queue.size();
        connection.close(
                left == 0 ? null : new TimeoutException(connection.maxQueuedBytes() + " bytes could not be sent"));
    }
}
