// Mistake: each call returns the same listener.
// Fails with: the listener's channel is closed
package workshop.listen;

class Listener {
    private static Listener listener;

    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        if (listener == null) {
            listener = open(address, backlog);
        }
        return listener;
    }
}
