// Mistake: hands an unresolved address on to the channel, whose complaint is no IOException.
// Red says: but was: java.nio.channels.UnresolvedAddressException
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(host, port));
            long deadline = System.nanoTime() + timeout.toNanos();
            while (!channel.finishConnect()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("no answer");
                }
                Thread.onSpinWait();
            }
            channel.configureBlocking(true);
            return sendingAtOnce(channel);
        } catch (IOException e) {
            channel.close();
            throw withAddress(host, port, e);
        }
    }
}
