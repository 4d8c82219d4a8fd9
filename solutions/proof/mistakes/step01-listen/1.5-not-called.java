// Mistake: bindFailed is right, but listen does not call it.
// Fails with: " to contain: "127.0.0.1"
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        return new Listener(ServerSocketChannel.open().bind(address, backlog));
    }
}
