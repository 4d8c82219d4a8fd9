// Mistake: binds the channel to an IPv4 address, from which it cannot reach an IPv6 address.
// Seen on: IPv6
// Fails with: [connecting to the address 0:0:0:0:0:0:0:1] Expecting code not to raise a throwable
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.bind(new InetSocketAddress("127.0.0.1", 0));
            channel.connect(address);
            return configure(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
