// Mistake: run sets an option of each child, and one child that refuses it ends the loop.
// Fails with: [the end of run, when its listener was closed] expected: "none: run returned" but was: "java.net.SocketException
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        SocketChannel child;
        while ((child = acceptNext(listener)) != null) {
            child.setOption(java.net.StandardSocketOptions.SO_KEEPALIVE, true);
            next.handle(child);
        }
    }
}
