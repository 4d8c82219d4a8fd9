// Mistake: the delay is a number of microseconds.
// Fails with: of 4 in a row] Expecting actual: 
// Or with: while it had no descriptors left: it spins
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures++, 10));
        CompletableFuture.delayedExecutor(delay, TimeUnit.MICROSECONDS).execute(this::acceptNext);
    }
}
