// Mistake: opens a channel before it resolves the host, and leaves it open if the host is unknown.
// Fails with: attempts with an unknown host]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + nanoseconds(timeout);
        SocketChannel channel = SocketChannel.open();
        List<InetSocketAddress> addresses = resolve(host, port);
        int left = addresses.size();
        while (true) {
            try {
                long share = (deadline - System.nanoTime()) / left;
                channel.socket().connect(addresses.get(addresses.size() - left), milliseconds(share));
                return configure(channel);
            } catch (IOException e) {
                channel.close();
                left--;
                if (left == 0) {
                    throw new IOException(errorMessage(host, port), e);
                }
                channel = SocketChannel.open();
            }
        }
    }
}
