// Mistake: opens the channel without the group.
// Fails with: [the failure of connecting in a group that cannot open a channel] Expecting actual throwable to be an instance of: java.nio.channels.IllegalChannelGroupException
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        AsynchronousSocketChannel channel;
        try {
            channel = AsynchronousSocketChannel.open();
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<AsynchronousSocketChannel> connected = new CompletableFuture<>();
        AsyncSockets.<Void>future(handler -> channel.connect(address, null, handler))
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        closeQuietly(channel);
                        connected.completeExceptionally(failure);
                    } else if (!connected.complete(channel)) {
                        closeQuietly(channel);
                    }
                });
        return connected;
    }
}
