// Mistake: a duplicate is written, and the position of the caller's buffer moves after the future is completed.
// Fails with: [bytes that remain of 5, where the system has taken 3] expected: 2 but was: 5
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        ByteBuffer duplicate = from.duplicate();
        CompletableFuture<Integer> written = new CompletableFuture<>();
        future((CompletionHandler<Integer, Void> handler) -> channel.write(duplicate, null, handler))
                .whenComplete((count, failure) -> {
                    if (failure != null) {
                        written.completeExceptionally(failure);
                    } else {
                        written.complete(count);
                        from.position(from.position() + count);
                    }
                });
        return written;
    }
}
