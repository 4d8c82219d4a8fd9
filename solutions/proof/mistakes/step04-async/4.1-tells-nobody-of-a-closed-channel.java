// Mistake: an operation that ends because its channel was closed never completes its future.
// Fails with: waited for the read of a channel that was closed, and it did not come
package workshop.async;

class AsyncSockets {
    private static <T> CompletableFuture<T> future(Consumer<CompletionHandler<T, Void>> operation) {
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            operation.accept(new CompletionHandler<>() {
                @Override
                public void completed(T result, Void nothing) {
                    future.complete(result);
                }

                @Override
                public void failed(Throwable failure, Void nothing) {
                    if (failure instanceof java.nio.channels.ClosedChannelException) {
                        return;
                    }
                    future.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
        return future;
    }
}
