// Mistake: opens the channel, and relies on connect to close it; an address that was not looked up never gets so far.
// Fails with: [descriptors left open by 100 tries with an address that was not looked up]
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.connect(address);
        return configure(channel);
    }
}
