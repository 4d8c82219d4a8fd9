// Mistake: a read into a buffer with no free space fails.
// Fails with: waited for a read into a buffer with no free space, but it failed: java.lang.IllegalArgumentException
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        if (!into.hasRemaining()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("the buffer has no free space"));
        }
        return future(handler -> channel.read(into, null, handler));
    }
}
