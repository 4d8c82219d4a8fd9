// Mistake: the future is cancelled when the channel is closed.
// Fails with: [the failure of a pending read when its channel is closed] Expecting actual throwable to be an instance of: 
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
                    if (failure instanceof java.nio.channels.AsynchronousCloseException) {
                        future.cancel(false);
                    } else {
                        future.completeExceptionally(failure);
                    }
                }
            });
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
        return future;
    }
}
