// Mistake: accepts and sets the option itself, and does not close the child when that fails. acceptOne does.
// Fails with: [a child whose option could not be set is open, after run has accepted it] Expecting value to be false but was true
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        int failures = 0;
        while (true) {
            try {
                SocketChannel child = listener.accept();
                child.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return child;
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException | OutOfMemoryError e) {
                backOff(e, ++failures);
            }
        }
    }
}
