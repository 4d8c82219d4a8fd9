// Mistake: closes without asking.
// Fails with: waited for a ping, when half of the time is over, but the connection ended: the server closed it
package workshop.async;

class AsyncConnection {
    class SilenceWatch {
        private void ask() {
            try {
                nudge.hashCode();
            } catch (RuntimeException | Error e) {
                // A timer does not repeat what has thrown, and tells nobody: the watch would just have ended.
                close(e);
            }
        }
    }
}
