// Mistake: the next accept comes seven milliseconds after a client, and not at once.
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
            CompletableFuture.delayedExecutor(7, TimeUnit.MILLISECONDS).execute(this::acceptNext);
            serve(client);
        });
    }
}
