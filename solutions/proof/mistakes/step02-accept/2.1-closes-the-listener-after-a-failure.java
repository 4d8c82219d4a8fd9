// Mistake: when the option cannot be set, closes the listener too.
// Fails with: [the listener is open after the option could not be set] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            child.close();
            listener.close();
            throw e;
        }
    }
}
