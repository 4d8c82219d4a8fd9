// Mistake: creates the server in a try-with-resources, which stops it when start returns.
// Fails with: waited for a connection to port 
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        try (Server server = new Server(listener, handler, maxConnections)) {
            server.acceptThread.start();
            return server;
        }
    }
}
