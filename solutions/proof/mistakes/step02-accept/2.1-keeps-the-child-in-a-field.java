// Mistake: the child is kept in a field. When the next accept fails, this child is closed.
// Fails with: [the child of the accept before is open, after accept has failed] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    private static SocketChannel child;

    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        try {
            child = listener.accept();
            child.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return child;
        } catch (IOException | RuntimeException e) {
            if (child != null) {
                child.close();
            }
            throw e;
        }
    }
}
