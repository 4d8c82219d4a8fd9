// Mistake: counts all failures since the start of the program, not the consecutive ones.
// Fails with: after the first failure after a success, the loop waited 
// Or with: after the first failure of accept, the loop waited 
// Seen on: Linux
package workshop.accept;

class AcceptLoop {
    private static int failures;

    static SocketChannel acceptNext(ServerSocketChannel listener) {
        while (true) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                failures++;
                backOff(e, failures);
            }
        }
    }
}
