// Mistake: bindFailed is right, but listen does not call it.
// Fails with: " to contain: "127.0.0.1"
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        return new Listener(ServerSocketChannel.open().bind(address, backlog));
    }
}
