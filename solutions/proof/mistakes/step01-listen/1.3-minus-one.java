// Mistake: returns -1 when the listener is closed.
// Fails with: [port() of a listener whose channel is closed] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public int port() throws IOException {
        return channel.isOpen() ? localAddress().getPort() : -1;
    }
}
