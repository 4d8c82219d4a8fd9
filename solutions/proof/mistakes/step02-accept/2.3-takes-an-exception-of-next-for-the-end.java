// Mistake: a ClosedChannelException of next is taken for the close of the listener.
// Fails with: [the exception of run, after next threw java.nio.channels.ClosedChannelException] expected: "java.nio.channels.ClosedChannelException" but was: "none: run returned"
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        try {
            for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
                next.handle(child);
            }
        } catch (ClosedChannelException e) {
            LOG.info("the listener was closed");
        }
    }
}
