// Mistake: does not look whether the listener is closed.
// Fails with: waited for the closed server to be forgotten
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failuresInARow, 10));
        failuresInARow++;
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(this::acceptNext);
    }
}
