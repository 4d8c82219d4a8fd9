// Mistake: counts the failures up to 5, since the wait grows no further anyway. But it does.
// Fails with: after the seventh of seven consecutive failures, the loop waited 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        int failures = 0;
        while (true) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException | OutOfMemoryError e) {
                failures = Math.min(failures + 1, 5);
                backOff(e, failures);
            }
        }
    }
}
