// Mistake: the option is not set.
// Fails with: [TCP_NODELAY of the first client's child]
// Fails with: [the exception of acceptOne for a socket that has no TCP_NODELAY] Expecting actual not to be null
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        return child;
    }
}
