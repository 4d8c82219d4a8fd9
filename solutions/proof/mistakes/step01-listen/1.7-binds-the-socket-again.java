// Mistake: binds the socket of a channel that listen has bound already: this socket and this channel are one.
// Fails with: java.net.SocketException
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        Listener listener = listen(address);
        listener.channel().socket().bind(address, backlog);
        return listener;
    }
}
