// Mistake: the handler of the first write waits for the others.
// Fails with: waited for the future to be done, and the stream to end after 4000000 bytes, and it did not come; 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        try {
            channel.write(bytes, bytes, new CompletionHandler<Integer, ByteBuffer>() {
                @Override
                public void completed(Integer count, ByteBuffer rest) {
                    try {
                        while (rest.hasRemaining()) {
                            channel.write(rest).get();
                        }
                        written.complete(null);
                    } catch (Exception e) {
                        written.completeExceptionally(e);
                    }
                }

                @Override
                public void failed(Throwable failure, ByteBuffer rest) {
                    written.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            written.completeExceptionally(e);
        }
        return written;
    }
}
