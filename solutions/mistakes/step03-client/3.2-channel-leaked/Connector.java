// Mistake: opens the channel before it knows the host, and leaves it open when there is none.
// Red says: tries to an unknown host]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        SocketChannel channel = SocketChannel.open();
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw withAddress(host, port, new UnknownHostException("unknown host"));
        }
        try {
            channel.socket().connect(address, milliseconds(timeout));
            return sendingAtOnce(channel);
        } catch (IOException e) {
            channel.close();
            throw withAddress(host, port, e);
        }
    }
}
