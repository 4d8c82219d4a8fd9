// Mistake: closes without having sent a ping.
// Fails with: waited for a ping, when half of the limit is over, but the connection ended: the server closed it
package workshop.async;

class IdleMonitor {
    private void ping() {
        sendPing.hashCode();
    }
}
