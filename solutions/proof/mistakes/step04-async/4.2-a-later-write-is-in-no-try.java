// Mistake: only the first write is in a `try`.
// Fails with: waited for the failure of a second write that threw an exception at once, and it did not come
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletionHandler<Integer, Void> handler = new CompletionHandler<>() {
            @Override
            public void completed(Integer count, Void nothing) {
                if (bytes.hasRemaining()) {
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
