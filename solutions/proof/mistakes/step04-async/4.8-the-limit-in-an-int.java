// Mistake: the limit in milliseconds is an int, in which 25 days become negative.
// Fails with: [a connection is open after three checks, with a limit of 30 days for the idle time]
package workshop.async;

class IdleMonitor {
    private void check() {
        long idleSince = reading.lastReadTime();
        Duration idle = Duration.ofNanos(System.nanoTime() - idleSince);
        if (connection.isDraining()) {
            return;
        }
        int limitMillis = (int) TimeUnit.NANOSECONDS.toMillis(TimeUnit.NANOSECONDS.convert(limit));
        if (idle.compareTo(limit.dividedBy(2)) >= 0 && pingedPeriod != idleSince) {
            pingedPeriod = idleSince;
            sendPing.run();
        } else if (idle.toMillis() >= limitMillis && idle.toMillis() > 0) {
            connection.close(new IdleTimeoutException("nothing came from " + connection.peer()));
        }
    }
}
