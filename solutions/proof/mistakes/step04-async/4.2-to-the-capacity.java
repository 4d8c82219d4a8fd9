// Mistake: writes up to the capacity of the buffer.
// Fails with: [bytes that arrived, of 4000000 that remained in the buffer] Expecting actual: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        ByteBuffer all = bytes.duplicate().limit(bytes.capacity());
        return writeRest(channel, all);
    }

    private static CompletableFuture<Void> writeRest(AsynchronousSocketChannel channel, ByteBuffer all) {
        return write(channel, all)
                .thenCompose(count ->
                        all.hasRemaining() ? writeRest(channel, all) : CompletableFuture.completedFuture(null));
    }
}
