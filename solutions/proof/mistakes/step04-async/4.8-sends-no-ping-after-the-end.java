// Mistake: a peer that has ended its output gets no ping, since it can answer none, and is closed at the whole limit.
// Fails with: [pings to an idle peer that has ended its output] expected: 1L but was: 0L
package workshop.async;

class IdleMonitor {
    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (connection.isDraining()) {
            return;
        }
        boolean canAnswer = !reading.ended().isDone();
        if (canAnswer && idle.compareTo(limit.dividedBy(2)) >= 0 && pingedPeriod != idleSince) {
            pingedPeriod = idleSince;
            sendPing.run();
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException("nothing came from " + connection.peer() + " for " + idle));
        }
    }
}
