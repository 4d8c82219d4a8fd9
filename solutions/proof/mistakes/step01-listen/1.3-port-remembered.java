// Mistake: remembers the port, and returns it after the listener is closed.
// Fails with: [port() of a listener whose channel is closed] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    private final ServerSocketChannel channel;
    private final int port;

    private Listener(ServerSocketChannel channel) {
        this.channel = channel;
        this.port = channel.socket().getLocalPort();
    }

    public int port() throws IOException {
        return port;
    }
}
