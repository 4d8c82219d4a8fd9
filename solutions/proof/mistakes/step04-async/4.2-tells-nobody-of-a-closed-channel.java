// Mistake: a write that ends because this side has closed the channel never completes its future.
// Fails with: waited for the failure of a write whose channel this side has closed, and it did not come
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        writeChunk(channel, bytes, bytes.limit(), done);
        return done;
    }

    private static void writeChunk(
            AsynchronousSocketChannel channel, ByteBuffer bytes, int end, CompletableFuture<Void> done) {
        bytes.limit(Math.min(end, bytes.position() + CHUNK_SIZE));
        write(channel, bytes).whenComplete((count, failure) -> {
            if (failure != null) {
                bytes.limit(end);
                if (!(failure instanceof java.nio.channels.ClosedChannelException)) {
                    done.completeExceptionally(failure);
                }
            } else if (bytes.position() < end) {
                writeChunk(channel, bytes, end, done);
            } else {
                done.complete(null);
            }
        });
    }
}
