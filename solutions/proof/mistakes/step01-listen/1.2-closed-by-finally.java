// Mistake: a finally closes the channel, also when bind was successful.
// Fails with: the listener's channel is closed, so no client can connect
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        } finally {
            channel.close();
        }
    }
}
