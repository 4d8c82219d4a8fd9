// Mistake: the address of an unresolved host is null, and connects to this host.
// Fails with: [the failure of the future of connecting to an unknown host] Expecting
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) {
        CompletableFuture<AsynchronousSocketChannel> result = new CompletableFuture<>();
        java.net.InetAddress host = address.getAddress();
        InetSocketAddress target = new InetSocketAddress(host, address.getPort());
        final AsynchronousSocketChannel channel;
        try {
            channel = AsynchronousSocketChannel.open(group);
        } catch (Throwable e) {
            result.completeExceptionally(e);
            return result;
        }
        try {
            channel.connect(target, result, new CompletionHandler<Void, CompletableFuture<AsynchronousSocketChannel>>() {
                @Override
                public void completed(Void nothing, CompletableFuture<AsynchronousSocketChannel> promise) {
                    if (!promise.complete(channel)) {
                        closeQuietly(channel);
                    }
                }

                @Override
                public void failed(Throwable e, CompletableFuture<AsynchronousSocketChannel> promise) {
                    closeQuietly(channel);
                    promise.completeExceptionally(e);
                }
            });
        } catch (Throwable e) {
            closeQuietly(channel);
            result.completeExceptionally(e);
        }
        return result;
    }
}
