// Mistake: the delay does not grow.
// Fails with: of 4 in a row] Expecting actual: 
// Or with: while it had no descriptors left: it spins
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        CompletableFuture.delayedExecutor(MIN_BACKOFF_MILLIS, TimeUnit.MILLISECONDS).execute(this::acceptNext);
    }
}
