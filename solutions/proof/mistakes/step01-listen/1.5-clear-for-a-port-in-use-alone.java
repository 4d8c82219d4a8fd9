// Mistake: lets the exception of bind pass when the port is not in use.
// Fails with: [listening on 198.51.100.7, which no host has] Expecting throwable message
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
            if (e instanceof BindException other && !other.getMessage().contains("in use")) {
                channel.close();
                throw other;
            }
            throw bindFailed(channel, address, e);
        }
    }
}
