// Mistake: sets SO_LINGER to 0, so that close leaves no TIME_WAIT. Then close resets the connection.
// Fails with: [SO_LINGER of the first client's child: with 0, close resets the connection]
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            child.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return child.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }
}
