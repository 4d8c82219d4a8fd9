// Mistake: the error message for an unresolved host does not name the port.
// Fails with: [listening with a backlog of 5 on an unresolved host] Expecting throwable message: "unknown host: localhost" to contain: "
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            if (address.isUnresolved()) {
                channel.close();
                throw new BindException("unknown host: " + address.getHostString());
            }
            throw bindFailed(channel, address, e);
        }
    }
}
