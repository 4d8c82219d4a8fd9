// Mistake: counts no failures: each of them is the first.
// Fails with: waited for the accept loop to wait longer than after the first of several consecutive failures, and it did not come
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
