// Mistake: refuses a limit above the number of ports.
// Fails with: Server.start threw java.lang.IllegalArgumentException: 
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1 || maxConnections > 65_535) {
            throw new IllegalArgumentException("the limit must be from 1 to 65535, but is " + maxConnections);
        }
        Server server = new Server(listener, handler, maxConnections);
        server.acceptThread.start();
        return server;
    }
}
