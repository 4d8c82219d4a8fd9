// Mistake: tries three times, then gives up.
// Red says: expected: null but was: "java.io.IOException: Too many open files"
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
            } catch (IOException e) {
                failuresInARow++;
                if (failuresInARow > 3) {
                    throw e;
                }
                backOff(e, failuresInARow);
                continue;
            }
            failuresInARow = 0;
            next.handle(child);
        }
    }
}
