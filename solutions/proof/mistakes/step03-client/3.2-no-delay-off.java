// Mistake: sets TCP_NODELAY only in the other connect method.
// Fails with: [TCP_NODELAY of the channel of the second attempt] Expecting value to be true but was false
package workshop.client;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, milliseconds(nanoseconds));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
