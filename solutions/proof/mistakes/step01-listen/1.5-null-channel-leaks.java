// Mistake: one statement opens and binds the channel, so it is null when bind fails, and stays open.
// Fails with: [file descriptors left open by 300
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = null;
        try {
            channel = ServerSocketChannel.open().bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }

    static BindException bindFailed(ServerSocketChannel channel, InetSocketAddress address, Exception cause) {
        BindException exception = new BindException("cannot listen on " + address + ": " + cause.getMessage());
        exception.initCause(cause);
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                exception.addSuppressed(e);
            }
        }
        return exception;
    }
}
