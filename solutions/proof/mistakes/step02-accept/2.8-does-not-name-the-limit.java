// Mistake: the error message does not name the limit that was refused.
// Fails with: [a server for at most 0 connections] Expecting throwable message:
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("too few connections");
        }
        Server server = new Server(listener, handler, maxConnections);
        server.acceptThread.start();
        return server;
    }
}
