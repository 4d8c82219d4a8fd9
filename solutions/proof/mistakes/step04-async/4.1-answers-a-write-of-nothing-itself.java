// Mistake: a write of no bytes is answered with 0, and the channel is not asked.
// Fails with: waited for the failure of writing no bytes, before connecting, but it was completed without a failure
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        if (!from.hasRemaining()) {
            return CompletableFuture.completedFuture(0);
        }
        return future(handler -> channel.write(from, null, handler));
    }
}
