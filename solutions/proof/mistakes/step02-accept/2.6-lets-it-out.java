// Mistake: a failed accept comes out of the loop.
// Fails with: expected: null but was: "java.io.IOException
// Seen on: Linux
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        int failuresInARow = 0;
        while (listener.isOpen()) {
            SocketChannel child;
            try {
                child = acceptOne(listener);
            } catch (ClosedChannelException e) {
                return;
            }
            failuresInARow = 0;
            next.handle(child);
        }
    }
}
