// Mistake: closes the child when next throws. The child belongs to next.
// Fails with: [the child, which belongs to next, is open after next threw java.io.IOException: from next] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
            try {
                next.handle(child);
            } catch (IOException | RuntimeException e) {
                child.close();
                throw e;
            }
        }
    }
}
