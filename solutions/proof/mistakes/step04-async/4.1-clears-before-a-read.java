// Mistake: `read` clears the buffer first.
// Fails with: waited for a read into a buffer with no free space, and it did not come
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return future(handler -> channel.read(into.clear(), null, handler));
    }
}
