// Mistake: adds the limit to the time of the last read, and the sum overflows.
// Fails with: [a connection is open after three checks, with a limit of centuries for the idle time] Expecting value to be true but was false
package workshop.async;

class IdleMonitor {
    private void check() {
        long idleSince = reading.lastReadTime();
        long now = System.nanoTime();
        long nanos = TimeUnit.NANOSECONDS.convert(limit);
        if (now >= idleSince + nanos / 2 && pingedPeriod != idleSince) {
            pingedPeriod = idleSince;
            sendPing.run();
        } else if (now >= idleSince + nanos) {
            connection.close(new IdleTimeoutException("nothing came from " + connection.peer()));
        }
    }
}
