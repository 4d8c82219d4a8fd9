// Mistake: sends a ping in the first idle period, and in no later one.
// Fails with: by a peer that has answered all pings, but the connection ended: the server closed it
package workshop.async;

class IdleMonitor {
    private boolean everPinged;

    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (idle.compareTo(limit.dividedBy(2)) >= 0 && !everPinged) {
            everPinged = true;
            sendPing.run();
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }
}
