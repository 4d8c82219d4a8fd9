// Mistake: this side's port is written into the code, as if it were a server's.
// Fails with: java.net.BindException
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open().bind(new InetSocketAddress(33334));
        channel.connect(address);
        return configure(channel);
    }
}
