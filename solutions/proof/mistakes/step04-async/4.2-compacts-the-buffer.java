// Mistake: moves the rest to the front of the buffer after each write.
// Fails with: [the limit of the buffer] expected: 4000100 but was: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        writeRest(channel, bytes, done);
        return done;
    }

    private static void writeRest(AsynchronousSocketChannel channel, ByteBuffer bytes, CompletableFuture<Void> done) {
        write(channel, bytes).whenComplete((count, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else if (bytes.hasRemaining()) {
                writeRest(channel, bytes.compact().flip(), done);
            } else {
                done.complete(null);
            }
        });
    }
}
