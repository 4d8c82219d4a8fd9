// Mistake: distinguishes only the first failure from all others.
// Fails with: after the seventh of seven consecutive failures, the loop waited 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        boolean first = true;
        while (true) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException | OutOfMemoryError e) {
                backOff(e, first ? 1 : 2);
                first = false;
            }
        }
    }
}
