// Mistake: converts a grace period that is longer than a long can hold, after the listener was closed.
// Fails with: but it failed: java.lang.ArithmeticException
package workshop.accept;

class Server {
    private boolean awaitTermination(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            if (!acceptThread.join(timeout)
                    || !permits.tryAcquire(maxConnections, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            permits.release(maxConnections);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
