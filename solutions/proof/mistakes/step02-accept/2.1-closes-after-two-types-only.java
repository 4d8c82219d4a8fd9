// Mistake: closes the child after an IOException and after an UnsupportedOperationException, and after no other exception.
// Fails with: [the child is open, after setOption has thrown a RuntimeException] Expecting value to be false but was true
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | UnsupportedOperationException e) {
            child.close();
            throw e;
        }
    }
}
