// Mistake: goes on until a write takes no bytes. The last byte was taken one write before that.
// Fails with: waited for a write of 1 byte, after which each further write fails, but it failed: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        return write(channel, bytes)
                .thenCompose(count -> count <= 0
                        ? CompletableFuture.<Void>completedFuture(null)
                        : writeFully(channel, bytes));
    }
}
