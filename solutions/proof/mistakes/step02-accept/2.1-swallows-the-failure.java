// Mistake: when the option cannot be set, logs that and returns the child without it.
// Fails with: [the exception of acceptOne for a socket that has no TCP_NODELAY] Expecting actual not to be null
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        try {
            child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException | RuntimeException e) {
            LOG.warn("no TCP_NODELAY: {}", e.toString());
        }
        return child;
    }
}
