// Mistake: connect makes the address anew, of its name, and so looks the name up.
// Fails with: waited for a connection to an address that is resolved, and whose name no system knows, 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        AsynchronousSocketChannel channel;
        try {
            channel = AsynchronousSocketChannel.open(group);
        } catch (IOException | RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<AsynchronousSocketChannel> connected = new CompletableFuture<>();
        AsyncSockets.<Void>future(handler -> channel.connect(address.isUnresolved() ? address : new InetSocketAddress(address.getHostName(), address.getPort()), null, handler))
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        // The caller never gets this channel, so nobody else can close it. The JDK closes it if the
                        // connect is refused, but not if connect throws at once.
                        closeQuietly(channel);
                        connected.completeExceptionally(failure);
                    } else if (!connected.complete(channel)) {
                        // The caller has cancelled its future, or the future has timed out.
                        closeQuietly(channel);
                    }
                });
        return connected;
    }
}
