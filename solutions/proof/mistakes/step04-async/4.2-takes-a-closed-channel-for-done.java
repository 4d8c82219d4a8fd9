// Mistake: a channel that is closed has nothing left to write.
// Fails with: waited for the failure of a write whose channel this side has closed before, but it was completed without a failure
// Or with: waited for the failure of a write whose channel this side has closed, but it was completed without a failure
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        if (!bytes.hasRemaining() || !channel.isOpen()) {
            return CompletableFuture.completedFuture(null);
        }
        return write(channel, bytes).thenCompose(count -> writeFully(channel, bytes));
    }
}
