// Mistake: passes null to bind, which then chooses the port, but on the wildcard address.
// Fails with: [the address of a listener that should listen on
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address.getPort() == 0 ? null : address);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
