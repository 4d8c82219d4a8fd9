// Mistake: the delay is multiplied by the number of failures before it, and so the first one is 0.
// Fails with: of 4 in a row] Expecting actual: 
// Or with: while it had no descriptors left: it spins
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS * consecutiveFailures++);
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(this::acceptNext);
    }
}
