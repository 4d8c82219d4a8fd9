// Mistake: closes the listener when the limit is refused. It still belongs to the caller.
// Fails with: [the listener is open, after a limit of 0 was refused] Expecting value to be true but was false
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            listener.close();
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        Server server = new Server(listener, handler, maxConnections);
        server.acceptThread.start();
        return server;
    }
}
