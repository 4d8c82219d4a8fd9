// Mistake: a later write that throws an Error leaves the future open for ever.
// Fails with: waited for the failure of a second write that threw an Error at once, and it did not come
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        next(channel, bytes, done);
        return done;
    }

    private static void next(AsynchronousSocketChannel channel, ByteBuffer bytes, CompletableFuture<Void> done) {
        try {
            channel.write(bytes, null, new CompletionHandler<Integer, Void>() {
                @Override
                public void completed(Integer count, Void nothing) {
                    if (bytes.hasRemaining()) {
                        next(channel, bytes, done);
                    } else {
                        done.complete(null);
                    }
                }

                @Override
                public void failed(Throwable failure, Void nothing) {
                    done.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }
}
