// Mistake: holds a lock while it waits for a client, so no thread can accept at another listener.
// Fails with: waited for acceptOne to accept a client, while another thread waits at another listener, and it did not come
package workshop.accept;

class AcceptLoop {
    static synchronized SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        boolean configured = false;
        try {
            child.setOption(StandardSocketOptions.TCP_NODELAY, true);
            configured = true;
            return child;
        } finally {
            if (!configured) {
                child.close();
            }
        }
    }
}
