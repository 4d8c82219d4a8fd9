// Mistake: tries until the timeout, always with the same channel.
// Fails with: but did not. Throwable that failed the check: java.nio.channels.
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        SocketChannel channel = SocketChannel.open();
        while (true) {
            for (InetSocketAddress address : addresses) {
                try {
                    channel.socket().connect(address, milliseconds(deadline - System.nanoTime()));
                    return configure(channel);
                } catch (ConnectException e) {
                    if (deadline - System.nanoTime() < 0) {
                        throw new IOException(errorMessage(host, port), e);
                    }
                }
            }
        }
    }
}
