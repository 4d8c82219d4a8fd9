// Mistake: a new thread runs the accept loop, and the accept thread is never started.
// Fails with: java.lang.IllegalThreadStateException
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        Server server = new Server(listener, handler, maxConnections);
        new Thread(server.acceptThread).start();
        return server;
    }
}
