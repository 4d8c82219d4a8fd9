// Mistake: sets a time limit for accept. After some seconds without a client, it throws a SocketTimeoutException.
// Fails with: [the time limit of the listener in ms, after the first client: 0 is none] expected: 0 but was: 5000
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        listener.socket().setSoTimeout(5000);
        SocketChannel child = listener.socket().accept().getChannel();
        try {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }
}
