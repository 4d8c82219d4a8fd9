// Mistake: when setting the option fails, closes the child and waits for the next client.
// Fails with: the test was waiting for acceptOne to throw the exception of setOption when its time was up; your code hangs at acceptOne
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        while (true) {
            SocketChannel child = listener.accept();
            try {
                return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
            } catch (IOException | UnsupportedOperationException e) {
                LOG.warn("this client is lost: {}", e.toString());
                child.close();
            }
        }
    }
}
