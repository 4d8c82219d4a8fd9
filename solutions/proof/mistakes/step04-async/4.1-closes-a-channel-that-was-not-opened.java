// Mistake: closes the channel after each failure, also if there is none since it could not be opened.
// Fails with: waited for the failure of connecting in a group that cannot open a channel, and it did not come
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        CompletableFuture<AsynchronousSocketChannel> connected = new CompletableFuture<>();
        var opened = new java.util.concurrent.atomic.AtomicReference<AsynchronousSocketChannel>();
        AsyncSockets.<Void>future(handler -> {
                    try {
                        opened.set(AsynchronousSocketChannel.open(group));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    opened.get().connect(address, null, handler);
                })
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        closeQuietly(opened.get());
                        connected.completeExceptionally(failure);
                    } else if (!connected.complete(opened.get())) {
                        closeQuietly(opened.get());
                    }
                });
        return connected;
    }
}
