// Mistake: the next accept comes after a delay, also after a client.
// Fails with: [the shortest time between a client and the next accept, of 20 clients] Expecting actual: 
package workshop.async;

class AsyncServer {
    void acceptNext() {
        AsyncSockets.accept(listener).whenComplete((client, failure) -> {
            if (failure != null) {
                acceptFailed(failure);
                return;
            }
            consecutiveFailures = 0;
            CompletableFuture.delayedExecutor(MIN_BACKOFF_MILLIS, TimeUnit.MILLISECONDS).execute(this::acceptNext);
            serve(client);
        });
    }
}
