// Mistake: creates the accept thread, and does not start it.
// Fails with: waited for the echo to the first client of the server, and it did not come
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        return new Server(listener, handler, maxConnections);
    }
}
