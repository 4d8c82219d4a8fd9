// Mistake: an Error of sendPing ends the monitor.
// Fails with: waited for the end of a connection whose ping threw an Error, and it did not come
package workshop.async;

class IdleMonitor {
    @Override
    public void run() {
        try {
            check();
        } catch (Exception e) {
            connection.close(e);
        }
    }
}
