// Mistake: switches SO_REUSEADDR off for the wildcard address, so that a connection in TIME_WAIT keeps the port in use.
// Seen on: Linux
// Fails with: [listening again with a backlog of 3 on port
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            if (!address.isUnresolved() && address.getAddress().isAnyLocalAddress()) {
                channel.setOption(java.net.StandardSocketOptions.SO_REUSEADDR, false);
            }
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
