// Mistake: after a failure, the limit of the caller's buffer is its capacity.
// Fails with: [the limit of the buffer, after a write of it has failed] expected: 1000000 but was: 1000100
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
                bytes.limit(bytes.capacity());
                done.completeExceptionally(failure);
            } else if (bytes.position() < end) {
                writeChunk(channel, bytes, end, done);
            } else {
                done.complete(null);
            }
        });
    }
}
