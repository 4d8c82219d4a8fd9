// Mistake: returns null when the listener is closed during accept.
// Fails with: [the exception of acceptOne, when the listener is closed during accept]
// Or with: [the exception of acceptOne, when the listener is closed] Expecting actual not to be null
// Fails with: [the exception of acceptOne, when the listener is closed by an interrupt]
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child;
        try {
            child = listener.accept();
        } catch (java.nio.channels.AsynchronousCloseException e) {
            return null;
        }
        try {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }
}
