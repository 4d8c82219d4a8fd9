// Mistake: asks the future beforehand, and does not look at the result of `complete`.
// Fails with: waited for the end of a connection whose future timed out before the connect was done, and it did not come
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
                        // The caller never gets this channel, so nobody else can close it. The JDK closes it if the
                        // connect is refused, but not if connect throws at once.
                        closeQuietly(channel);
                        connected.completeExceptionally(failure);
                    } else if (connected.isCancelled()) {
                        closeQuietly(channel);
                    } else {
                        connected.complete(channel);
                    }
                });
        return connected;
    }
}
