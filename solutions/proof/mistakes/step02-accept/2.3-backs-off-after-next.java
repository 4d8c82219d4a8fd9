// Mistake: calls backOff for an exception of next; backOff is not solved yet.
// Fails with: expected: "java.io.IOException: from next" but was: "none: the loop called backOff, as after a failure of accept"
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        for (int failures = 0; listener.isOpen(); ) {
            try {
                next.handle(acceptOne(listener));
            } catch (java.nio.channels.AsynchronousCloseException e) {
                return;
            } catch (IOException e) {
                backOff(e, ++failures);
            }
        }
    }

    static void backOff(Throwable failure, int consecutiveFailures) {
        throw new UnsupportedOperationException(
                "TODO 2.6: wait a little, longer after each consecutive failure, 250 ms at most");
    }
}
