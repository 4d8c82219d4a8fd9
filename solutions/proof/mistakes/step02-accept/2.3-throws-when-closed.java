// Mistake: the end that was asked for comes out as a failure.
// Fails with: the accept loop ended with java.nio.channels.AsynchronousCloseException
// Fails with: [what run threw when its listener was closed] expected: null but was: java.nio.channels.AsynchronousCloseException
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        int failuresInARow = 0;
        while (listener.isOpen()) {
            SocketChannel child;
            try {
                child = acceptOne(listener);
            } catch (ClosedChannelException e) {
                throw e;
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
