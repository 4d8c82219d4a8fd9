// Mistake: the bytes are read into another buffer, and copied to the caller's after the future is completed.
// Fails with: [the position of the buffer when the read of 5 bytes is done] expected: 5 but was: 0
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        if (into.isReadOnly()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("a read-only buffer"));
        }
        ByteBuffer copy = ByteBuffer.allocate(into.remaining());
        CompletableFuture<Integer> read = new CompletableFuture<>();
        future((CompletionHandler<Integer, Void> handler) -> channel.read(copy, null, handler))
                .whenComplete((count, failure) -> {
                    if (failure != null) {
                        read.completeExceptionally(failure);
                    } else {
                        read.complete(count);
                        into.put(copy.flip());
                    }
                });
        return read;
    }
}
