// Mistake: an IOException of next does not end the loop when the child is closed.
// Fails with: [the exception of run, after next threw java.io.IOException: from next, when it had closed its child]
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
            try {
                next.handle(child);
            } catch (IOException e) {
                if (child.isOpen()) throw e;
                LOG.warn("connection ended: {}", e.toString());
            }
        }
    }
}
