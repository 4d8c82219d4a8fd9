// Mistake: binds a channel that listen has bound already.
// Fails with: AlreadyBoundException
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        Listener listener = listen(address);
        listener.channel().bind(address, backlog);
        return listener;
    }
}
