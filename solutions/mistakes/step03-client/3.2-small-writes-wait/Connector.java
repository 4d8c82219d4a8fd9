// Mistake: sets TCP_NODELAY in the other connect only.
// Red says: [TCP_NODELAY of the channel of the second try] Expecting value to be true but was false
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw withAddress(host, port, new UnknownHostException("unknown host"));
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, milliseconds(timeout));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw withAddress(host, port, e);
        }
    }
}
