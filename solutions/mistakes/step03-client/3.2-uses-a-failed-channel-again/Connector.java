// Mistake: tries until the time is up, with one and the same channel.
// Red says: but did not. Throwable that failed the check: java.nio.channels.
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw withAddress(host, port, new UnknownHostException("unknown host"));
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        SocketChannel channel = SocketChannel.open();
        while (true) {
            try {
                channel.socket().connect(address, milliseconds(timeout));
                return sendingAtOnce(channel);
            } catch (ConnectException e) {
                if (System.nanoTime() > deadline) {
                    throw withAddress(host, port, e);
                }
            }
        }
    }
}
