// Mistake: the failure of a write is passed on in another exception.
// Fails with: [the failure of the future when the channel is not connected] Expecting actual throwable to be an instance of: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        write(channel, bytes).whenComplete((count, failure) -> {
            if (failure != null) {
                done.completeExceptionally(new IOException("write failed", failure));
            } else if (bytes.hasRemaining()) {
                writeFully(channel, bytes).whenComplete((nothing, later) -> {
                    if (later != null) {
                        done.completeExceptionally(later);
                    } else {
                        done.complete(null);
                    }
                });
            } else {
                done.complete(null);
            }
        });
        return done;
    }
}
