// Mistake: a connect that fails does not close its channel.
// Fails with: connects to an unknown host] Expecting actual: 
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
                        connected.completeExceptionally(failure);
                    } else {
                        connected.complete(channel);
                    }
                });
        return connected;
    }
}
