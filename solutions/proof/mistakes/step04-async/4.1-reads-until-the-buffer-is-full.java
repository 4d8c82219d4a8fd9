// Mistake: a read goes on until the buffer is full.
// Fails with: waited for the read, and it did not come
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return readMore(channel, into, 0);
    }

    private static CompletableFuture<Integer> readMore(AsynchronousSocketChannel channel, ByteBuffer into, int before) {
        return AsyncSockets.<Integer>future(handler -> channel.read(into, null, handler)).thenCompose(count -> {
            if (count < 0) {
                return CompletableFuture.completedFuture(before == 0 ? -1 : before);
            }
            return into.hasRemaining() ? readMore(channel, into, before + count) : CompletableFuture.completedFuture(before + count);
        });
    }
}
