// Mistake: closes at once.
// Fails with: waited for the last message, but the connection ended: 
// Fails with: waited for the deadline to close the connection, but it was completed without a failure
package workshop.async;

class Drain {
    void start(Duration deadline) {
        connection.close();
    }
}
