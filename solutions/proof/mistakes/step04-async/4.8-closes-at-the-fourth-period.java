// Mistake: the check closes only in the fourth quarter after a read, and a late check never does.
// Fails with: waited for an idle connection to be closed by a timer that was late, and it did not come
package workshop.async;

class IdleMonitor {
    private void check() {
        long idleSince = reading.lastReadTime();
        if (connection.isDraining()) {
            return;
        }
        long periods = (System.nanoTime() - idleSince) / period;
        if (periods >= 2 && pingedPeriod != idleSince) {
            pingedPeriod = idleSince;
            sendPing.run();
        } else if (periods == 4) {
            connection.close(new IdleTimeoutException("nothing came from " + connection.peer()));
        }
    }
}
