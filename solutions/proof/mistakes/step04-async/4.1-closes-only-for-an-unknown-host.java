// Mistake: closes the channel only for the one exception that the guide names.
// Fails with: connects to an address of null] Expecting actual: 
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
                        if (failure instanceof java.nio.channels.UnresolvedAddressException) {
                            closeQuietly(channel);
                        }
                        connected.completeExceptionally(failure);
                    } else if (!connected.complete(channel)) {
                        // The caller has cancelled its future, or the future has timed out.
                        closeQuietly(channel);
                    }
                });
        return connected;
    }
}
