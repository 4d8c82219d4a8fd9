// Mistake: gives up when accept fails.
// Fails with: [the end of the accept loop, in round 1 of "too many open files"] expected: null but was: "run returned, though its listener is open"
// Seen on: Linux
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        try {
            return acceptOne(listener);
        } catch (IOException e) {
            LOG.warn("cannot accept, giving up", e);
            return null;
        }
    }
}
