// Mistake: returns null when the listener is closed. Only acceptNext does that.
// Fails with: [the exception of acceptOne, when the listener is closed]
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = null;
        try {
            child = listener.accept();
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (ClosedChannelException e) {
            return null;
        } catch (IOException | RuntimeException e) {
            if (child != null) {
                child.close();
            }
            throw e;
        }
    }
}
