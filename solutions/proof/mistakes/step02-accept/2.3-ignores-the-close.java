// Mistake: takes the end for a failure to try again after. (Only the interrupt after the test ends it.)
// Fails with: the accept loop goes on, long after its listener was closed
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        int failuresInARow = 0;
        while (!Thread.currentThread().isInterrupted()) {
            SocketChannel child;
            try {
                child = acceptOne(listener);
            } catch (IOException e) {
                failuresInARow++;
                backOff(e, failuresInARow);
                continue;
            }
            failuresInARow = 0;
            next.handle(child);
        }
    }
}
