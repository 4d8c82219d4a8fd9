// Mistake: accept and next share one try, so that an exception of next is treated as a failure of accept.
// Fails with: [the exception of run, after next threw java.io.IOException: from next] expected: "java.io.IOException: from next" but was: "none: the loop accepted another client"
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        int consecutiveFailures = 0;
        while (true) {
            try {
                next.handle(acceptOne(listener));
                consecutiveFailures = 0;
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                consecutiveFailures++;
                backOff(e, consecutiveFailures);
            }
        }
    }
}
