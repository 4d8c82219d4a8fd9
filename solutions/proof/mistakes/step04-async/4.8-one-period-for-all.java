// Mistake: the period that has had its ping is static, so that all connections share it.
// Fails with: [pings in two checks of each of two connections, after the whole limit] expected: 2 but was:
package workshop.async;

class IdleMonitor {
    private static long pingedPeriodOfAll;

    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (connection.isDraining()) {
            return;
        }
        if (idle.compareTo(limit.dividedBy(2)) >= 0 && pingedPeriodOfAll != idleSince) {
            pingedPeriodOfAll = idleSince;
            sendPing.run();
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException("nothing came from " + connection.peer()));
        }
    }
}
