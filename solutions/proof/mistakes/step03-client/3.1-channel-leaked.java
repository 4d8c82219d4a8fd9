// Mistake: opens a channel and relies on connect to close it, but connect does not close it for an unresolved address.
// Fails with: [descriptors left open by 100 attempts with an unresolved address]
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.connect(address);
        return configure(channel);
    }
}
