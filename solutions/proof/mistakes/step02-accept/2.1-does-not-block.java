// Mistake: puts the child into non-blocking mode, as in examples with a selector.
// Fails with: [the first client's child is in blocking mode] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            child.configureBlocking(false);
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }
}
