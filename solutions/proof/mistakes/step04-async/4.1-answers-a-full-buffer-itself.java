// Mistake: a read into a buffer with no free space is answered with 0, and the channel is not asked.
// Fails with: waited for the failure of reading into a buffer with no free space, before connecting, but it was completed without a failure
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        if (!into.hasRemaining()) {
            return CompletableFuture.completedFuture(0);
        }
        return future(handler -> channel.read(into, null, handler));
    }
}
