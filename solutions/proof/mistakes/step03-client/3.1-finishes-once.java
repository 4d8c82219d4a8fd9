// Mistake: connects in non-blocking mode, and does not look at the result of finishConnect.
// Seen on: Linux
// Fails with: [the channel is connected] Expecting value to be true but was false
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(address);
            channel.finishConnect();
            channel.configureBlocking(true);
            return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
