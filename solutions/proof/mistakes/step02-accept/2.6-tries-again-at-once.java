// Mistake: acceptNext does not call backOff, and tries again at once.
// Fails with: after the first failure of accept, the loop waited 0 ms, and backOff(failure, 1) waits 
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        while (true) {
            try {
                return acceptOne(listener);
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                LOG.warn("cannot accept, will try again", e);
            }
        }
    }
}
