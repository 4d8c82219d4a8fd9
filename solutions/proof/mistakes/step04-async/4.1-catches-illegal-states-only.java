// Mistake: catches only the exceptions that a wrong state causes.
// Fails with: reading into a read-only buffer threw an exception that belongs in the future: java.lang.IllegalArgumentException
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
        } catch (IllegalStateException | java.nio.channels.UnresolvedAddressException e) {
            future.completeExceptionally(e);
        }
        return future;
    }
}
