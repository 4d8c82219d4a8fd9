// Mistake: a reset by the peer is taken for the end of the stream.
// Fails with: waited for the failure of a read whose peer has reset the connection, but it was completed without a failure
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        AsyncSockets.<Integer>future(handler -> channel.read(into, null, handler)).whenComplete((count, failure) -> {
            if (failure == null) {
                result.complete(count);
            } else if (failure instanceof IOException && channel.isOpen()) {
                // The peer is gone, so nothing more comes.
                result.complete(-1);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
