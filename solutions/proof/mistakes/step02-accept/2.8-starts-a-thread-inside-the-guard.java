// Mistake: passes a handler that starts a thread. The guard around it closes the connection at once.
// Fails with: the echo to the first client of the server
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        Server server = new Server(listener, handler.onVirtualThread(), maxConnections);
        server.acceptThread.start();
        return server;
    }
}
