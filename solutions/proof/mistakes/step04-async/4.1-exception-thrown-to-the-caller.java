// Mistake: an exception that the JDK throws at once does not complete the future.
// Fails with: connecting to an unknown host threw an exception that belongs in the future: java.nio.channels.UnresolvedAddressException
package workshop.async;

class AsyncSockets {
    private static <T> CompletableFuture<T> future(Consumer<CompletionHandler<T, Void>> operation) {
        CompletableFuture<T> future = new CompletableFuture<>();
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
        return future;
    }
}
