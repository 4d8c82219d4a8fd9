// Mistake: closes the channel if the future of the caller has failed: after `completeOnTimeout` it has not.
// Fails with: waited for the end of a connection whose future timed out, with null as its value, before the connect was done, and it did not come
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
        connected.whenComplete((result, failure) -> {
            if (failure != null) {
                closeQuietly(channel);
            }
        });
        AsyncSockets.<Void>future(handler -> channel.connect(address, null, handler))
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        connected.completeExceptionally(failure);
                    } else {
                        connected.complete(channel);
                    }
                });
        return connected;
    }
}
