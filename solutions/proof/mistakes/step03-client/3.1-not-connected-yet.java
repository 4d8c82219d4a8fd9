// Mistake: starts to connect in non-blocking mode, and does not wait until it is connected.
// Fails with: [the channel is blocking] Expecting value to be true but was false
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(address);
        return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
}
