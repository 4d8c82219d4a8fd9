// Mistake: passes on the failure of the first write only.
// Fails with: waited for the failure of a write whose reader has reset the connection, and it did not come
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        write(channel, bytes).whenComplete((count, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else if (bytes.hasRemaining()) {
                writeFully(channel, bytes).thenRun(() -> done.complete(null));
            } else {
                done.complete(null);
            }
        });
        return done;
    }
}
