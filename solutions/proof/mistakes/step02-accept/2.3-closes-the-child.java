// Mistake: closes each child when next has returned, though next owns it.
// Fails with: [the first child is open, after next has returned, and the loop has accepted another client] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        while (true) {
            try (SocketChannel child = acceptNext(listener)) {
                if (child == null) {
                    return;
                }
                next.handle(child);
            }
        }
    }
}
