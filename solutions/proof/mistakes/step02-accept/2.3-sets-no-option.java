// Mistake: calls accept itself, and not acceptOne, which sets the option.
// Fails with: [TCP_NODELAY of a child that was passed to next] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        for (int consecutiveFailures = 1; ; consecutiveFailures++) {
            try {
                return listener.accept();
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                backOff(e, consecutiveFailures);
            }
        }
    }
}
