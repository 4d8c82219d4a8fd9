// Mistake: one statement opens and binds the channel, so it is null when bind fails.
// Fails with: [listening on port
// Fails with: Expecting actual throwable to be an instance of: java.net.BindException but was: java.lang.NullPointerException
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
}
