// Mistake: throws an IllegalArgumentException for a closed listener.
// Fails with: [the exception of start, for a listener that is closed] Expecting actual throwable to be an instance of: java.io.IOException but was: 
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        if (!listener.isOpen()) {
            throw new IllegalArgumentException("the listener is closed");
        }
        Server server = new Server(listener, handler, maxConnections);
        server.acceptThread.start();
        return server;
    }
}
