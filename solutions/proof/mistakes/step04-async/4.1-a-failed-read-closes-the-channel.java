// Mistake: a read that fails closes its channel.
// Fails with: [the failure of the future of writing before connecting] Expecting actual throwable to be an instance of: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        CompletableFuture<Integer> count = future(handler -> channel.read(into, null, handler));
        count.whenComplete((bytes, failure) -> {
            if (failure != null) {
                closeQuietly(channel);
            }
        });
        return count;
    }
}
