// Mistake: what sendPing throws ends the monitor, and nobody is told.
// Fails with: waited for the end of a connection whose ping threw an Error, and it did not come
package workshop.async;

class IdleMonitor {
    public void run() {
        check();
    }
}
