// Mistake: wants to log the address of the listener that was closed. The call throws, since the channel is closed.
// Fails with: the accept loop ended with java.nio.channels.ClosedChannelException
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
            next.handle(child);
        }
        LOG.info("no longer listening on {}", listener.getLocalAddress());
    }
}
