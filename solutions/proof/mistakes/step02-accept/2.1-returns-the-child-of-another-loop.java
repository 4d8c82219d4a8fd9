// Mistake: the child is in a static field, so a loop may return the child of another one.
// Fails with: [acceptOne returns the child that it has accepted, though a client of another listener came meanwhile]
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        current = listener.accept();
        try {
            current.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            current.close();
            throw e;
        }
        return current;
    }
    private static SocketChannel current;
}
