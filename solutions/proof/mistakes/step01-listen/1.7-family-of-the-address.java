// Mistake: opens the channel for the protocol family of the address; for 0.0.0.0, this is IPv4 alone.
// Seen on: IPv6
// Fails with: waited for a connection to the address /0:0:0:0:0:0:0:1
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        ServerSocketChannel channel = ServerSocketChannel.open(
                address.getAddress() instanceof java.net.Inet6Address
                        ? java.net.StandardProtocolFamily.INET6
                        : java.net.StandardProtocolFamily.INET);
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
