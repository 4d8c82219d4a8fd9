// Mistake: throws an UnknownHostException for an unresolved host.
// Fails with: [listening on an unresolved host] Expecting actual throwable to be an instance of: java.net.BindException
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        if (address.isUnresolved()) {
            throw new java.net.UnknownHostException(address.getHostName());
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
