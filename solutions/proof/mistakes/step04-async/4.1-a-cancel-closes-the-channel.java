// Mistake: closes the channel if the future of its read or write is cancelled.
// Fails with: [a channel is open, after the future of its pending read was cancelled] Expecting value to be true but was false
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return closing(channel, future(handler -> channel.read(into, null, handler)));
    }

    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        return closing(channel, future(handler -> channel.write(from, null, handler)));
    }

    private static <T> CompletableFuture<T> closing(AsynchronousSocketChannel channel, CompletableFuture<T> future) {
        future.whenComplete((result, failure) -> {
            if (future.isCancelled()) {
                closeQuietly(channel);
            }
        });
        return future;
    }
}
