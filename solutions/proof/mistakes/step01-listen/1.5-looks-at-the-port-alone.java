// Mistake: looks first whether the port is free on the wildcard address, so it refuses a port in use on another one.
// Seen on: Linux
// Fails with: , which is in use on another address only] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            new java.net.ServerSocket(address.getPort()).close();
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
