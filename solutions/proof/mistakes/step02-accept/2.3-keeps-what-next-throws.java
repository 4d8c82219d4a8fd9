// Mistake: one try around accept and next takes the failures of both for the same.
// Fails with: [what came out of run when next threw java.io.IOException: from next] expected: "java.io.IOException: from next" but was: "nothing: the loop went on to the next client"
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        int failuresInARow = 0;
        while (true) {
            try {
                next.handle(acceptOne(listener));
                failuresInARow = 0;
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                failuresInARow++;
                backOff(e, failuresInARow);
            }
        }
    }
}
