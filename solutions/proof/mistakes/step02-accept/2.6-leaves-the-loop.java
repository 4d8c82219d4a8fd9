// Mistake: gives up when accept fails.
// Fails with: [what ended the accept loop, the first time that accept failed with "too many open files"] expected: null but was: "run returned, though its listener is open"
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
                log.warn("cannot accept, giving up", e);
                return;
            }
            failuresInARow = 0;
            next.handle(child);
        }
    }
}
