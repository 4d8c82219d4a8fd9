// Mistake: calls backOff when the listener is closed; backOff is not solved yet.
// Fails with: run called backOff, as after a failure of accept; its listener was closed
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        while (true) {
            try {
                return acceptOne(listener);
            } catch (IOException e) {
                backOff(e, 1);
            }
        }
    }

    static void backOff(Throwable failure, int consecutiveFailures) {
        throw new UnsupportedOperationException(
                "TODO 2.6: wait a little, longer after each consecutive failure, 250 ms at most");
    }
}
