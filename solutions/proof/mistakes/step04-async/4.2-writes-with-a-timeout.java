// Mistake: each write has 30 seconds, after which a slow reader is cut off.
// Fails with: [writes that were started with a timeout] expected: 0 but was: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        return AsyncSockets.<Integer>future(handler ->
                        channel.write(bytes, 30, java.util.concurrent.TimeUnit.SECONDS, null, handler))
                .thenCompose(count -> bytes.hasRemaining()
                        ? writeFully(channel, bytes)
                        : CompletableFuture.completedFuture(null));
    }
}
