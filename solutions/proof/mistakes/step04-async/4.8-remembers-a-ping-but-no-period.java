// Mistake: a flag says that a ping was sent, and only a check in between clears it.
// Fails with: [pings in two idle periods, the second of which has passed when the timer checks again] expected: 2 but was: 1
package workshop.async;

class IdleMonitor {
    private boolean pinged;

    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (connection.isDraining()) {
            // The drain has a deadline, and no ping can be sent any more.
            return;
        }
        if (idle.compareTo(limit.dividedBy(2)) < 0) {
            pinged = false;
        } else if (!pinged) {
            pinged = true;
            sendPing.run();
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }
}
