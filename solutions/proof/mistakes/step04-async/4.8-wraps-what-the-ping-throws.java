// Mistake: a RuntimeException of the ping is wrapped in an exception of the monitor.
// Fails with: [the reason for closing a connection whose ping threw a RuntimeException]
package workshop.async;

class IdleMonitor {
    public void run() {
        try {
            check();
        } catch (RuntimeException e) {
            connection.close(new java.io.IOException("the ping failed", e));
        } catch (Throwable e) {
            connection.close(e);
        }
    }
}
