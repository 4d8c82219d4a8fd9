// Mistake: the channel is for IPv4 alone if the address is one of IPv4, as the wildcard address 0.0.0.0 is.
// Seen on: IPv6
// Fails with: waited for a connection to the address /0:0:0:0:0:0:0:1
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(java.net.StandardProtocolFamily.INET);
        InetSocketAddress address = new InetSocketAddress("0.0.0.0", port);
        try {
            channel.bind(address);
            return new Listener(channel);
        } catch (IOException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
