// Mistake: the deadline is no failure, although bytes were not written.
// Fails with: waited for the deadline to close the connection, but it was completed without a failure
package workshop.async;

class Drain {
    private void closeAtDeadline(Duration deadline) {
        connection.close();
    }
}
