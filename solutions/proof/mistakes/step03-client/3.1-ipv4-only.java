// Mistake: opens a channel that knows IPv4 addresses only.
// Seen on: IPv6
// Fails with: [connecting to the address 0:0:0:0:0:0:0:1] Expecting code not to raise a throwable
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(java.net.StandardProtocolFamily.INET);
        try {
            channel.connect(address);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return configure(channel);
    }
}
