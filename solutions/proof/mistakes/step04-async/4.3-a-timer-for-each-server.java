// Mistake: each server has a timer of its own.
// Fails with: servers take, each of which has failed to accept] Expecting actual: 
package workshop.async;

class AsyncServer {
    private final java.util.concurrent.ScheduledExecutorService timer =
            java.util.concurrent.Executors.newSingleThreadScheduledExecutor();

    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures, 10));
        consecutiveFailures++;
        timer.schedule(this::acceptNext, delay, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        listener.close();
    }
}
