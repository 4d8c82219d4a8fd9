// Mistake: accepts the next client before it passes a child on. So each client waits for the next one.
// Fails with: waited for the echo to client 1 of 100, and it did not come
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        SocketChannel child = acceptNext(listener);
        while (child != null) {
            SocketChannel following = acceptNext(listener);
            next.handle(child);
            child = following;
        }
    }
}
