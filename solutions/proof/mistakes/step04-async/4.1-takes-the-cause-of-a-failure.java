// Mistake: the future fails with the cause of the failure, if it has one.
// Fails with: [the failure of the future of a read that threw an Error at once] Expecting actual: 
package workshop.async;

class AsyncSockets {
    private static <T> CompletableFuture<T> future(Consumer<CompletionHandler<T, Void>> operation) {
        CompletableFuture<T> future = new CompletableFuture<>();
        CompletionHandler<T, Void> handler = new CompletionHandler<>() {
            @Override
            public void completed(T result, Void nothing) {
                future.complete(result);
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                future.completeExceptionally(failure.getCause() == null ? failure : failure.getCause());
            }
        };
        try {
            operation.accept(handler);
        } catch (RuntimeException | Error e) {
            handler.failed(e, null);
        }
        return future;
    }
}
