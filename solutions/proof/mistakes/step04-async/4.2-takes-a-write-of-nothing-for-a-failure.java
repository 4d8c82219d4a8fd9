// Mistake: a write of 0 bytes is taken for a failure.
// Fails with: bytes, and then of none, but it failed: java.io.EOFException
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletionHandler<Integer, Void> handler = new CompletionHandler<>() {
            @Override
            public void completed(Integer count, Void nothing) {
                if (count <= 0) {
                    failed(new java.io.EOFException(), null);
                } else if (bytes.hasRemaining()) {
                    channel.write(bytes, null, this);
                } else {
                    done.complete(null);
                }
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                done.completeExceptionally(failure);
            }
        };
        try {
            channel.write(bytes, null, handler);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return done;
    }
}
