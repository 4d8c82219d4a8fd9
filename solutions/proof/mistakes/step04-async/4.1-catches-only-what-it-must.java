// Mistake: connect catches what the compiler demands when it opens the channel, and no RuntimeException.
// Fails with: connecting in a group that cannot open a channel threw an exception that belongs in the future: java.nio.channels.IllegalChannelGroupException
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        AsynchronousSocketChannel channel;
        try {
            channel = AsynchronousSocketChannel.open(group);
        } catch (IOException e) {
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
