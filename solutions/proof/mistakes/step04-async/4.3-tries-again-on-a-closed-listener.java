// Mistake: the accept is tried again for ever, also when the listener is closed.
// Fails with: waited for the closed server to be garbage collected
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures, 10));
        consecutiveFailures++;
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(this::acceptNext);
    }
}
