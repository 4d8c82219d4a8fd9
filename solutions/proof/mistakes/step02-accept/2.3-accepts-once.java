// Mistake: accepts one client, and returns.
// Fails with: the accept loop ended with java.lang.IllegalStateException: run returned, though its listener is open
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
            } catch (IOException e) {
                failuresInARow++;
                backOff(e, failuresInARow);
                continue;
            }
            failuresInARow = 0;
            next.handle(child);
            return;
        }
    }
}
