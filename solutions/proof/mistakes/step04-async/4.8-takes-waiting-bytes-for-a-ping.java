// Mistake: sends no ping while bytes wait for the peer.
// Fails with: [pings to an idle peer for which bytes wait] expected: 1 but was: 0
package workshop.async;

class IdleMonitor {
    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (connection.isDraining()) {
            return;
        }
        if (idle.compareTo(limit.dividedBy(2)) >= 0 && pingedPeriod != idleSince) {
            pingedPeriod = idleSince;
            if (connection.queuedBytes() == 0) {
                sendPing.run();
            }
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }
}
