// Mistake: calls bindFailed, and throws the exception of the system.
// Fails with: " to contain: "127.0.0.1"
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
            bindFailed(channel, address, e);
            throw e;
        } catch (IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
