// Mistake: remembers all children, and closes them when the listener is closed. But the handlers may still serve them.
// Fails with: [the child, which belongs to next, is open after run has returned] Expecting value to be true but was false
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        java.util.List<SocketChannel> children = new java.util.ArrayList<>();
        SocketChannel child;
        while ((child = acceptNext(listener)) != null) {
            children.add(child);
            next.handle(child);
        }
        for (SocketChannel each : children) {
            each.close();
        }
    }
}
