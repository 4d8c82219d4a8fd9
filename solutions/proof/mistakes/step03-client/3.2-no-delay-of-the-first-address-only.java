// Mistake: the addresses after the first one have code of their own, which does not set TCP_NODELAY.
// Fails with: [the channel is connected, with TCP_NODELAY, to
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        IOException failure;
        try {
            return connectWithin((deadline - System.nanoTime()) / addresses.size(), addresses.getFirst());
        } catch (IOException e) {
            failure = e;
        }
        for (int i = 1; i < addresses.size(); i++) {
            SocketChannel channel = SocketChannel.open();
            try {
                long share = (deadline - System.nanoTime()) / (addresses.size() - i);
                channel.socket().connect(addresses.get(i), milliseconds(share));
                return channel;
            } catch (IOException e) {
                channel.close();
                failure = e;
            }
        }
        throw new IOException(errorMessage(host, port) + ": " + failure, failure);
    }
}
