// Mistake: counts in a field, so that another loop changes the number of this loop.
// Fails with: after the fifth of five consecutive failures, while another loop fails too, the loop waited 
package workshop.accept;

class AcceptLoop {
    private static int failures;

    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (failures = 1; ; failures++) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                backOff(e, failures);
            }
        }
    }
}
