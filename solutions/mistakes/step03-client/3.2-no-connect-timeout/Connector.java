// Mistake: connects without a timeout.
// Seen on: Linux
// Red says: within 200 ms, and it did not come
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException("unknown host");
            }
            channel.connect(address);
            return sendingAtOnce(channel);
        } catch (IOException e) {
            channel.close();
            throw withAddress(host, port, e);
        }
    }
}
