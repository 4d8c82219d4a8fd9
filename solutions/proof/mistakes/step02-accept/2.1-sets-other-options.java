// Mistake: sets other options too: keep-alive, and small buffers.
// Fails with: [the options of its child that acceptOne has set] expected: "[TCP_NODELAY]" but was: "[SO_KEEPALIVE,
package workshop.accept;

class AcceptLoop {
    static SocketChannel acceptOne(ServerSocketChannel listener) throws IOException {
        SocketChannel child = listener.accept();
        boolean ok = false;
        try {
            child.setOption(StandardSocketOptions.TCP_NODELAY, true);
            child.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            child.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
            child.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            ok = true;
            return child;
        } finally {
            if (!ok) child.close();
        }
    }
}
