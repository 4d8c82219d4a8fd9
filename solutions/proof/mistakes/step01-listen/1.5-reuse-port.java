// Mistake: sets SO_REUSEPORT, so that two listeners share a port and no error says so.
// Seen on: Linux
// Fails with: on which another listener listens] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(java.net.StandardSocketOptions.SO_REUSEPORT, true);
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
