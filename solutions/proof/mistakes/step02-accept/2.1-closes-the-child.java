// Mistake: a try-with-resources closes the child in any case, not only when the option could not be set.
// Fails with: [the first client's child is open, when acceptOne has returned it] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        try (SocketChannel child = listener.accept()) {
            return child.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }
}
