// Mistake: the port is a static field, which all listeners share.
// Fails with: [the port of the second listener] Expecting actual:
package workshop.listen;

class Listener {
    private static int port;

    private Listener(ServerSocketChannel channel) {
        this.channel = channel;
        port = channel.socket().getLocalPort();
    }

    public int port() throws IOException {
        return port;
    }
}
