// Mistake: binds the client to a fixed local port, as a server does.
// Fails with: java.net.BindException
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open().bind(new InetSocketAddress(33334));
        channel.connect(address);
        return configure(channel);
    }
}
