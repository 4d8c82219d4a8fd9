// Mistake: the failure does not say how many bytes were not sent.
// Fails with: [the message, which names the bytes that could not be sent]
package workshop.async;

class Drain {
    private void closeAtDeadline(Duration deadline) {
        long left = queue.size();
        connection.close(left == 0 ? null : new TimeoutException());
    }
}
