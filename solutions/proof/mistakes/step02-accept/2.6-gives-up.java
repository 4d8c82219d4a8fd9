// Mistake: gives up after three failures.
// Fails with: run ended after a failure of accept, though its listener was open: it returned
// Fails with: [the end of the accept loop, in round 1 of "too many open files"] expected: null but was: "run returned, though its listener is open"
// Seen on: Linux
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 1; consecutiveFailures <= 3; consecutiveFailures++) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                backOff(e, consecutiveFailures);
            }
        }
        return null;
    }
}
