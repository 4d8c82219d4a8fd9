// Mistake: only the first accept and those after a client are in a try, and the accept after a delay is not.
// Fails with: waited for the greeting of a client, after 4 accepts in a row have failed, and it did not come
// Or with: waited for the greeting of a client, after an accept that has failed with an Error, and it did not come
package workshop.async;

class AsyncServer {
    private final java.nio.channels.CompletionHandler<AsynchronousSocketChannel, Void> accepted =
            new java.nio.channels.CompletionHandler<>() {
                @Override
                public void completed(AsynchronousSocketChannel client, Void nothing) {
                    consecutiveFailures = 0;
                    acceptNext();
                    serve(client);
                }

                @Override
                public void failed(Throwable failure, Void nothing) {
                    acceptFailed(failure);
                }
            };

    void acceptNext() {
        try {
            listener.accept(null, accepted);
        } catch (RuntimeException | Error e) {
            acceptFailed(e);
        }
    }

    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        long delay = Math.min(MAX_BACKOFF_MILLIS, MIN_BACKOFF_MILLIS << Math.min(consecutiveFailures, 10));
        consecutiveFailures++;
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS)
                .execute(() -> listener.accept(null, accepted));
    }
}
