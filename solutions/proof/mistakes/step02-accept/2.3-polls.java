// Mistake: polls a listener in non-blocking mode, without a wait.
// Fails with: while no client came, the accept loop used a processor for
// Or with: [TCP_NODELAY of a child that was passed to next] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptNext(ServerSocketChannel listener) {
        while (true) {
            try {
                listener.configureBlocking(false);
                SocketChannel child = listener.accept();
                if (child != null) {
                    return child;
                }
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                backOff(e, 1);
            }
        }
    }
}
