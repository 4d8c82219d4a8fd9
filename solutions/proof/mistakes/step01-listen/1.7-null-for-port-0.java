// Mistake: passes null to bind, which then chooses the port, but on the wildcard address.
// Fails with: [the address of a listener with a backlog of 5 that should listen on
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address.getPort() == 0 ? null : address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
