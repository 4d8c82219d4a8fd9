// Mistake: keeps its channel, and uses it for the next connection too.
// Red says: cannot connect to 127.0.0.1
package workshop.client;

class Connector {
    private static SocketChannel channel;

    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        if (channel == null) {
            channel = SocketChannel.open();
        }
        try {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException("unknown host");
            }
            channel.socket().connect(address, milliseconds(timeout));
            return sendingAtOnce(channel);
        } catch (IOException e) {
            throw withAddress(host, port, e);
        }
    }
}
