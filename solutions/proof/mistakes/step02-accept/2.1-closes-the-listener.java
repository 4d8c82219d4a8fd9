// Mistake: a try-with-resources around the listener closes it after the first client.
// Fails with: [the listener is open after the first client] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try (listener) {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }
}
