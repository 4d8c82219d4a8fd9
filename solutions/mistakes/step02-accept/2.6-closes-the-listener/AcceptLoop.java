// Mistake: closes the listener when accept fails.
// Red says: [what ended the accept loop, the first time that accept failed with "too many open files"]
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
                backOff(e, failuresInARow);
                listener.close();
                continue;
            }
            failuresInARow = 0;
            next.handle(child);
        }
    }
}
