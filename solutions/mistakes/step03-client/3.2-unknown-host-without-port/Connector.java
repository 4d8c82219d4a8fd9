// Mistake: where the host is unknown, names the host and not the port.
// Red says: Expecting throwable message: "unknown host: nobody..invalid" to contain: "33333" but did not.
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("unknown host: " + host);
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, milliseconds(timeout));
            return sendingAtOnce(channel);
        } catch (IOException e) {
            channel.close();
            throw withAddress(host, port, e);
        }
    }
}
