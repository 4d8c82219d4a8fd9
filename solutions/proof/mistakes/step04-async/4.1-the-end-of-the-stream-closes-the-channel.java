// Mistake: a read that finds the end of the stream closes its channel.
// Fails with: [a channel is open, after a read has found the end of the stream] Expecting value to be true but was false
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        CompletableFuture<Integer> read = new CompletableFuture<>();
        AsyncSockets.<Integer>future(handler -> channel.read(into, null, handler)).whenComplete((count, failure) -> {
            if (failure != null) {
                read.completeExceptionally(failure);
                return;
            }
            if (count == -1) {
                closeQuietly(channel);
            }
            read.complete(count);
        });
        return read;
    }
}
