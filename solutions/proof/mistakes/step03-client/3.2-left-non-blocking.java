// Mistake: polls until it is connected, and returns the channel in non-blocking mode.
// Fails with: [the channel of the second attempt is blocking] Expecting value to be true but was false
package workshop.client;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        long deadline = System.nanoTime() + nanoseconds;
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(address);
            while (!channel.finishConnect()) {
                if (deadline - System.nanoTime() < 0) {
                    throw new IOException("no response");
                }
                Thread.onSpinWait();
            }
            return configure(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
