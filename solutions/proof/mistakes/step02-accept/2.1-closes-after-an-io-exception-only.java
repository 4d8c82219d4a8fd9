// Mistake: when setting the option fails with another exception than an IOException, the child leaks.
// Fails with: waited for the end of the connection whose option could not be set (UnsupportedOperationException), and it did not come
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
