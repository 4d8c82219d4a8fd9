// Mistake: only an `IOException` counts as temporary.
// Fails with: waited for the greeting of client 2, after an accept that threw an exception at once, and it did not come
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen() || !(failure instanceof IOException)) {
            return;
        }
        if (consecutiveFailures == 0) {
            LOG.warn("accept failed, and will be tried again: {}", failure.toString());
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures, 10));
        consecutiveFailures++;
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(this::acceptNext);
    }
}
