// Mistake: ends both directions of the child whose option could not be set, and does not close it.
// Fails with: [the descriptors that are left open, after the option of 40 children could not be set]
// Seen on: Linux
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            child.shutdownInput();
            child.shutdownOutput();
            throw e;
        }
    }
}
