// Mistake: catches AsynchronousCloseException around the whole loop, so also that of next.
// Fails with: [the exception of run, after next threw java.nio.channels.AsynchronousCloseException] expected: 
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        try {
            for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
                next.handle(child);
            }
        } catch (java.nio.channels.AsynchronousCloseException e) {
            LOG.info("stopped");
        }
    }
}
