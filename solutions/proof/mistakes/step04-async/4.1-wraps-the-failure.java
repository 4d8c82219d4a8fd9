// Mistake: wraps the failure of the connect in another exception.
// Fails with: [the failure of the future of connecting to a port without a listener] Expecting actual throwable to be an instance of: java.net.ConnectException
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
                        connected.completeExceptionally(new IOException("cannot connect to " + address, failure));
                    } else if (!connected.complete(channel)) {
                        closeQuietly(channel);
                    }
                });
        return connected;
    }
}
