// Mistake: closes the channel when the future fails, and so also when it is cancelled.
// Fails with: [the channel is open, after a write of it has failed] Expecting value to be true but was false
// Or with: waited for all 1000000 bytes of a write whose future was cancelled, but the connection ended: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        WriteFully writing = new WriteFully(channel, bytes);
        writing.done.whenComplete((end, failure) -> {
            if (failure != null) {
                closeQuietly(channel);
            }
        });
        writing.next();
        return writing.done;
    }
}
