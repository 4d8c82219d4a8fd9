// Mistake: the first stop takes all permits and keeps them, so the next one waits for them.
// Fails with: close to return at once, after the server has stopped when its time was up; your code hangs at
package workshop.accept;

class Server {
    private boolean awaitTermination(Duration timeout) {
        long deadline = System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
        try {
            return acceptThread.join(timeout)
                    && permits.tryAcquire(maxConnections, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
