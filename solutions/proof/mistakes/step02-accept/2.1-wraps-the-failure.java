// Mistake: closes the child, but throws another exception than the one of setOption.
// Fails with: [the exception of acceptOne for a socket that has no TCP_NODELAY] Expecting actual throwable to be an instance of
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            child.close();
            throw new IOException("cannot set TCP_NODELAY", e);
        }
    }
}
