// Mistake: wraps an IOException of next into an unchecked exception.
// Fails with: but was: "java.io.UncheckedIOException: java.io.IOException: from next"
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
            try {
                next.handle(child);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
