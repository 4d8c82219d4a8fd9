// Mistake: accepts one client, and returns.
// Fails with: the accept loop ended with java.lang.IllegalStateException: run returned, though its listener is open
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        SocketChannel child = acceptNext(listener);
        if (child != null) {
            next.handle(child);
        }
    }
}
