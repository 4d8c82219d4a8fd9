// Mistake: the delay is a future that the handler waits for.
// Fails with: the test did not come back within its time limit; your code hangs at acceptFailed
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures, 10));
        consecutiveFailures++;
        new CompletableFuture<Void>().completeOnTimeout(null, delay, TimeUnit.MILLISECONDS).join();
        acceptNext();
    }
}
