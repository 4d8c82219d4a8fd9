// Mistake: the whole buffer is written, and not the bytes from position to limit.
// Fails with: [bytes that arrived, of 4000000 that remained in the buffer] Expecting actual: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        bytes.rewind();
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
