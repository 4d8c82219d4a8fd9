// Mistake: an accept that failed with an Error is not tried again.
// Fails with: waited for the greeting of client 2, after an accept that threw an Error at once, and it did not come
// Fails with: waited for the greeting of a client, after an accept that has failed with an Error, and it did not come
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen() || !(failure instanceof Exception)) {
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
