// Mistake: polls until it is connected, and returns the channel in non-blocking mode.
// Red says: [the channel of the second try is blocking] Expecting value to be true but was false
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw withAddress(host, port, new UnknownHostException("unknown host"));
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(address);
            long deadline = System.nanoTime() + timeout.toNanos();
            while (!channel.finishConnect()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("no answer");
                }
                Thread.onSpinWait();
            }
            return sendingAtOnce(channel);
        } catch (IOException e) {
            channel.close();
            throw withAddress(host, port, e);
        }
    }
}
