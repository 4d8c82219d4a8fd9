// Mistake: throws an IOException, from which a caller cannot tell that the port is in use.
// Fails with: Expecting actual throwable to be an instance of: java.net.BindException but was: java.io.IOException
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            channel.close();
            throw new IOException("cannot listen on " + address, e);
        }
    }
}
