// Mistake: remembers the port, and returns it after the listener is closed.
// Fails with: [port() of a listener whose channel is closed] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    private int port;

    public int port() throws IOException {
        if (port == 0) {
            port = localAddress().getPort();
        }
        return port;
    }
}
