// Mistake: the channel is for IPv4 alone, so the listener cannot be bound to ::1.
// Seen on: IPv6
// Fails with: listening on the address
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open(java.net.StandardProtocolFamily.INET);
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
