// Mistake: asks the exception whether the listener is closed, and knows only that of a pending accept.
// Fails with: waited for the closed server to be garbage collected
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (failure instanceof java.nio.channels.AsynchronousCloseException) {
            return;
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures, 10));
        consecutiveFailures++;
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(this::acceptNext);
    }
}
