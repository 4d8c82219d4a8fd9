// Mistake: closes the channel only when the port is in use.
// Fails with: [file descriptors left open by 300 attempts on an address of no host]
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            if (e instanceof BindException && !e.getMessage().contains("in use")) {
                throw new BindException("this host does not have the address " + format(address));
            }
            throw bindFailed(channel, address, e);
        }
    }
}
