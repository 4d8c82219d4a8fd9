// Mistake: a thread of a pool sends the ping.
// Fails with: [the name of the thread that sends a ping] expected: "the timer" but was: 
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
            java.util.concurrent.CompletableFuture.runAsync(sendPing).exceptionally(failure -> {
                connection.close(failure.getCause());
                return null;
            });
        } else if (idle.compareTo(limit) >= 0) {
            connection.close(new IdleTimeoutException(
                    "nothing came from " + connection.peer() + " for " + idle.toMillis() + " ms"));
        }
    }
}
