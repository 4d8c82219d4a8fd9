// Mistake: runs the accept loop on the calling thread: run instead of start.
// Fails with: the test was waiting for Server.start to return when its time was up; your code hangs at
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        Server server = new Server(listener, handler, maxConnections);
        server.acceptThread.run();
        return server;
    }
}
