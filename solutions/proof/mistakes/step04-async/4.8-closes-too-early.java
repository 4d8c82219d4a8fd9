// Mistake: closes too early.
// Fails with: waited for a ping, when half of the limit is over, but the connection ended: the server closed it
package workshop.async;

class IdleMonitor {
    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (idle.multipliedBy(2).compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }
}
