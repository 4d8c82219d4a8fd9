// Mistake: asks the channel only if the system chose the port, and otherwise remembers the requested port.
// Fails with: [port() of a listener whose channel is closed] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    private int requested;

    public static Listener listen(InetSocketAddress address) throws IOException {
        Listener listener = open(address, 0);
        listener.requested = address.getPort();
        return listener;
    }

    public int port() throws IOException {
        return requested != 0 ? requested : localAddress().getPort();
    }
}
