// Mistake: connects in non-blocking mode, and gives up if finishConnect does not return true at once.
// Seen on: Linux
// Fails with: connect failed before the peer has responded
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(address);
            if (!channel.finishConnect()) {
                throw new IOException("cannot connect to " + address);
            }
            channel.configureBlocking(true);
            return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
