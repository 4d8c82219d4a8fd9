// Mistake: when setting the option fails with an IOException, the child leaks.
// Fails with: [the child is open, after setOption has thrown a SocketException] Expecting value to be false but was true
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }
}
