// Mistake: refuses a limit of 1.
// Fails with: Server.start threw java.lang.IllegalArgumentException: 
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections <= 1) {
            throw new IllegalArgumentException("maxConnections must be positive, but is " + maxConnections);
        }
        Server server = new Server(listener, handler, maxConnections);
        server.acceptThread.start();
        return server;
    }
}
