// Mistake: counts no failures: each of them is the first.
// Fails with: after the seventh of seven consecutive failures, the loop waited 
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
                backOff(e, 1);
            }
        }
    }
}
