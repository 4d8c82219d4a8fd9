// Mistake: connects to itself to see whether it works, and leaves this connection in the queue.
// Fails with: [the remote port of the next connection in the queue]
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        Listener listener = open(address, backlog);
        new java.net.Socket(InetAddress.getLoopbackAddress(), listener.port()).close();
        return listener;
    }
}
