// Mistake: sets the option of the listener, as if its children inherited it. A listener does not have this option.
// Fails with: , thrown at acceptOne
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        listener.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return listener.accept();
    }
}
