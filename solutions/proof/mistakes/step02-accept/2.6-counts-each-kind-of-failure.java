// Mistake: begins again with number 1 when a failure differs from the one before.
// Fails with: after the fourth of four consecutive failures, which differ in type and message, the loop waited 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        String last = "";
        int failures = 0;
        while (true) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException | OutOfMemoryError e) {
                // A failure of another kind must be logged too.
                failures = e.toString().equals(last) ? failures + 1 : 1;
                last = e.toString();
                backOff(e, failures);
            }
        }
    }
}
