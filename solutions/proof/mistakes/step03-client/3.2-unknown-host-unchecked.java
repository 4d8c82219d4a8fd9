// Mistake: passes an unresolved address to the channel, whose exception is no IOException.
// Fails with: but was: java.nio.channels.UnresolvedAddressException
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + nanoseconds(timeout);
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(host, port));
            while (!channel.finishConnect()) {
                if (deadline - System.nanoTime() < 0) {
                    throw new IOException("no response");
                }
                Thread.onSpinWait();
            }
            channel.configureBlocking(true);
            return configure(channel);
        } catch (IOException e) {
            channel.close();
            throw new IOException(errorMessage(host, port), e);
        }
    }
}
