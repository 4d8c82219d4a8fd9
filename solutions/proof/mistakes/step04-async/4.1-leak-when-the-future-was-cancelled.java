// Mistake: a connect that succeeds after its future was cancelled does not close its channel.
// Fails with: waited for the end of a connection whose future was cancelled before the connect was done, and it did not come
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        AsynchronousSocketChannel channel;
        try {
            channel = AsynchronousSocketChannel.open(group);
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<AsynchronousSocketChannel> connected = new CompletableFuture<>();
        AsyncSockets.<Void>future(handler -> channel.connect(address, null, handler))
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        closeQuietly(channel);
                        connected.completeExceptionally(failure);
                    } else {
                        connected.complete(channel);
                    }
                });
        return connected;
    }
}
