// Mistake: catches IOException only; for an unresolved host, bind throws an UnresolvedAddressException.
// Fails with: java.nio.channels.UnresolvedAddressException
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
