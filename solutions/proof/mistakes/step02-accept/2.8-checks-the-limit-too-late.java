// Mistake: checks the limit after the accept thread was started.
// Fails with: [the threads that accept clients, after a limit of 0 was refused]
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        Server server = new Server(listener, handler, maxConnections);
        server.acceptThread.start();
        if (maxConnections < 1) {
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        return server;
    }
}
