// Mistake: connect looks up the name of an address that is not resolved, and blocks its caller meanwhile.
// Fails with: [the failure of the future of connecting to localhost, an address that is not resolved]
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
        AsyncSockets.<Void>future(handler -> channel.connect(resolved(address), null, handler))
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

    private static InetSocketAddress resolved(InetSocketAddress address) {
        return address.isUnresolved() ? new InetSocketAddress(address.getHostString(), address.getPort()) : address;
    }
}
