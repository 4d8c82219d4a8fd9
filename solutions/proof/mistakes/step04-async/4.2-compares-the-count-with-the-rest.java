// Mistake: compares what was written with what is left after it, and so the rest is never written.
// Fails with: [bytes that had been written when the future was done, of 4000000] expected: 4000000 but was: 
// Or with: waited for the failure of a second write that threw an exception at once, but it was completed without a failure
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        return write(channel, bytes)
                .thenCompose(count -> count < bytes.remaining()
                        ? writeFully(channel, bytes)
                        : CompletableFuture.completedFuture(null));
    }
}
