// Mistake: closes no connection for which bytes wait.
// Fails with: waited for the end of an idle connection for which bytes wait, and it did not come
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
            sendPing.run();
        } else if (idle.compareTo(limit) >= 0 && connection.queuedBytes() == 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }
}
