// Mistake: looks whether the listener is open after accept has returned a child, and forgets the child.
// Fails with: [how many children next got, when the listener was closed just after accept had returned the first] expected: 1 but was: 0
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        while (true) {
            SocketChannel child = acceptNext(listener);
            if (child == null || !listener.isOpen()) {
                return;
            }
            next.handle(child);
        }
    }
}
