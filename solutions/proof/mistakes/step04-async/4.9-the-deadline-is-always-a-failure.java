// Mistake: the deadline is a failure also if all was written.
// Fails with: waited for the deadline to close a connection whose peer does not end its half, but it failed: java.util.concurrent.TimeoutException
package workshop.async;

class Drain {
    private void closeAtDeadline(Duration deadline) {
        connection.close(new TimeoutException(queue.size() + " bytes could not be sent within " + deadline));
    }
}
