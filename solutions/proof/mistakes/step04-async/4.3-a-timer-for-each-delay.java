// Mistake: each delay has a timer of its own, which is never shut down.
// Fails with: [threads that the server has more than before, after it was out of descriptors twice] Expecting actual: 
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures, 10));
        consecutiveFailures++;
        java.util.concurrent.Executors.newSingleThreadScheduledExecutor()
                .schedule(this::acceptNext, delay, TimeUnit.MILLISECONDS);
    }
}
