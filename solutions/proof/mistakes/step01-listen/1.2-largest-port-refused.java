// Mistake: refuses 65535, by a comparison that is off by one; its exception becomes that of 1.5.
// Fails with: [listening on port 65535] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            if (address.getPort() >= 65_535) {
                throw new IllegalArgumentException("not a port: " + address.getPort());
            }
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
