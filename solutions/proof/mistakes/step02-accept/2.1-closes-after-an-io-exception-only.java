// Mistake: a set-up that fails with another exception than an IOException leaks the child.
// Fails with: waited for the end of the child that could not be set up (UnsupportedOperationException), and it did not come
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            child.close();
            throw e;
        }
    }
}
