// Mistake: switches SO_REUSEADDR off, so that a connection in TIME_WAIT keeps the port in use.
// Seen on: Linux
// Fails with: which was just closed]
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(java.net.StandardSocketOptions.SO_REUSEADDR, false);
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
