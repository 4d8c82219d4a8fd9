// Mistake: when the listener is closed, run throws instead of returning.
// Fails with: the accept loop ended with java.nio.channels.AsynchronousCloseException
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        while (listener.isOpen()) {
            next.handle(acceptOne(listener));
        }
    }
}
