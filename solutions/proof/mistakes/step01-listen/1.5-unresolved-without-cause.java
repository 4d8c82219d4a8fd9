// Mistake: looks before bind whether the host is unresolved, so the exception has no cause.
// Fails with: [listening on an unresolved host] Expecting a throwable with cause being an instance of
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        if (address.isUnresolved()) {
            throw new BindException("unknown host: " + address.getHostString() + ", port " + address.getPort());
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return new Listener(channel.bind(address, backlog));
        } catch (IOException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
