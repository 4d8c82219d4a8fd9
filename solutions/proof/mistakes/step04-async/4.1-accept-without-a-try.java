// Mistake: one of the four methods has a handler of its own, and no `try`.
// Fails with: a second accept while one is pending threw an exception that belongs in the future: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<AsynchronousSocketChannel> accept(AsynchronousServerSocketChannel listener) {
        CompletableFuture<AsynchronousSocketChannel> accepted = new CompletableFuture<>();
        listener.accept(null, new CompletionHandler<AsynchronousSocketChannel, Void>() {
            @Override
            public void completed(AsynchronousSocketChannel client, Void nothing) {
                accepted.complete(client);
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                accepted.completeExceptionally(failure);
            }
        });
        return accepted;
    }
}
