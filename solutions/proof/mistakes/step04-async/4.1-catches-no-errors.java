// Mistake: only an exception goes into the future, and an Error is thrown at the caller.
// Fails with: a read threw an Error that belongs in the future: java.lang.Error: thrown at once
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
                    future.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
        return future;
    }
}
