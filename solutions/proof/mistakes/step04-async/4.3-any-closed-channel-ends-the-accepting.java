// Mistake: asks the exception whether the listener is closed, and not the listener.
// Fails with: after an accept that has failed with a ClosedChannelException that is not about the listener, and it did not come
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (failure instanceof java.nio.channels.ClosedChannelException) {
            return;
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures, 10));
        consecutiveFailures++;
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(this::acceptNext);
    }
}
