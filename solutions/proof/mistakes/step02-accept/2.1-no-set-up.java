// Mistake: the child is handed out as it came.
// Fails with: [TCP_NODELAY of the first client's child]
// Fails with: [what accepting a socket that knows no TCP_NODELAY threw] Expecting actual not to be null
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        return child;
    }
}
