// Mistake: reads the time of the last read again after the ping: the answer may have come by then.
// Fails with: [pings in two idle periods, the second of which has passed when the timer checks again] expected: 2 but was: 1
// Or with: by a peer that has answered all pings, but the connection ended: the server closed it
package workshop.async;

class IdleMonitor {
    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (connection.isDraining()) {
            // The drain has a deadline, and no ping can be sent any more.
            return;
        }
        if (idle.compareTo(limit.dividedBy(2)) >= 0 && pingedPeriod != idleSince) {
            sendPing.run();
            pingedPeriod = reading.lastReadTime();
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }
}
