// Mistake: a checked exception of sendPing, which Kotlin may throw, ends the monitor.
// Fails with: waited for the end of a connection whose ping threw an IOException, and it did not come
package workshop.async;

class IdleMonitor {
    @Override
    public void run() {
        try {
            check();
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }
}
