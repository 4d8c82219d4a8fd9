// Mistake: remembers all children, and closes them when the listener is closed. But the handlers may still serve them.
// Fails with: [the child, which belongs to next, is open after runLimited has returned] Expecting value to be true but was false
// Or with: the thread of a handler ended with 
package workshop.accept;

class AcceptLoop {
    public static void runLimited(ServerSocketChannel listener, Semaphore permits, ConnectionHandler next)
            throws IOException {
        java.util.List<SocketChannel> children = new java.util.ArrayList<>();
        while (true) {
            permits.acquireUninterruptibly();
            SocketChannel child = acceptNext(listener);
            if (child == null) {
                permits.release();
                break;
            }
            children.add(child);
            next.handle(child);
        }
        for (SocketChannel each : children) {
            each.close();
        }
    }
}
