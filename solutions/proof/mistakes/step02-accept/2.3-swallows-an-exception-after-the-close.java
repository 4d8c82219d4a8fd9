// Mistake: swallows the exception of next when the listener is closed, as if the close had caused it.
// Fails with: [the exception of run, after next threw java.io.IOException: from next, and after the close] expected: 
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        try {
            for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
                next.handle(child);
            }
        } catch (IOException e) {
            if (listener.isOpen()) {
                throw e;
            }
        }
    }
}
