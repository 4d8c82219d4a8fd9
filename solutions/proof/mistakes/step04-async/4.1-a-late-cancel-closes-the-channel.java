// Mistake: the future of connect closes the channel when it is cancelled, also if the connect was completed before.
// Fails with: a channel is open, after the future of its connect was cancelled, which was completed before
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
        CompletableFuture<AsynchronousSocketChannel> connected = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                closeQuietly(channel);
                return super.cancel(mayInterruptIfRunning);
            }
        };
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
