// Mistake: the connection is closed half of the limit after the ping, also if the whole limit has passed long before.
// Fails with: [a connection is open after two checks, both of them after the whole limit]
package workshop.async;

class IdleMonitor {
    private long pingTime;

    private void check() {
        if (connection.isDraining()) {
            return;
        }
        long idleSince = reading.lastReadTime();
        long now = System.nanoTime();
        Duration half = limit.dividedBy(2);
        if (pingedPeriod != idleSince) {
            if (Duration.ofNanos(now - idleSince).compareTo(half) >= 0) {
                pingedPeriod = idleSince;
                pingTime = now;
                sendPing.run();
            }
        } else if (Duration.ofNanos(now - pingTime).compareTo(half) >= 0) {
            connection.close(new IdleTimeoutException("nothing came from " + connection.peer() + " for " + limit));
        }
    }
}
