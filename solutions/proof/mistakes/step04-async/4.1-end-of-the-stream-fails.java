// Mistake: the end of the stream fails the future of a read.
// Fails with: waited for the end of the stream, but it failed: java.io.EOFException
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return AsyncSockets.<Integer>future(handler -> channel.read(into, null, handler))
                .thenCompose(count -> count < 0
                        ? CompletableFuture.failedFuture(new java.io.EOFException())
                        : CompletableFuture.completedFuture(count));
    }
}
