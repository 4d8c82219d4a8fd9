// Mistake: takes the address for the message from the channel, which has none, because it could not be bound.
// Fails with: which is in use] Expecting actual throwable to be an instance of: java.net.BindException
package workshop.listen;

class Listener {
    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        try (channel) {
            var local = (InetSocketAddress) channel.getLocalAddress();
            BindException exception = new BindException(
                    "cannot listen on " + local.getAddress() + ":" + local.getPort() + ": " + cause.getMessage());
            exception.initCause(cause);
            return exception;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
