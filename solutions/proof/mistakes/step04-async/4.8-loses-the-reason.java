// Mistake: what the ping throws closes the connection without a reason.
// Fails with: waited for the end of a connection whose ping threw an Error, but it was completed without a failure
package workshop.async;

class IdleMonitor {
    public void run() {
        try {
            check();
        } catch (Throwable e) {
            connection.close();
        }
    }
}
