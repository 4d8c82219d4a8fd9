// Mistake: the ping is sent at the first check.
// Fails with: [the idle time at which the ping was sent, with a limit of PT
package workshop.async;

class IdleMonitor {
    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (connection.isDraining()) return;
        if (pingedPeriod != idleSince) {
            pingedPeriod = idleSince;
            sendPing.run();
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }
}
