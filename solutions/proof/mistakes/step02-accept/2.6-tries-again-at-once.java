// Mistake: acceptNext does not call backOff, and tries again at once.
// Fails with: % of the CPU time of a thread that never waits: it spins, but should wait between two tries
// Seen on: Linux
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
