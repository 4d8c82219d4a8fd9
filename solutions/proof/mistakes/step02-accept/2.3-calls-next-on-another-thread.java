// Mistake: calls next on a thread of its own. That is what onVirtualThread (2.4) adds, when it is wanted.
// Fails with: but was: "none: next was called on another thread"
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        for (SocketChannel child = acceptNext(listener); child != null; child = acceptNext(listener)) {
            SocketChannel connection = child;
            Thread.startVirtualThread(() -> {
                try {
                    next.handle(connection);
                } catch (IOException e) {
                    LOG.warn("a handler failed", e);
                }
            });
        }
    }
}
