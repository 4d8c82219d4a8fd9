// Mistake: opens the channel in a try-with-resources, which closes it before the caller gets it.
// Fails with: [the channel is connected] Expecting value to be true but was false
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address)) {
            return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }
}
