// Mistake: allows one connection more than the limit.
// Fails with: [what the client read from the connection of the second client at a limit of 1, in the accept queue] expected: "the end" but was: "the byte '!'"
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("no such limit: " + maxConnections);
        }
        Server server = new Server(listener, handler, maxConnections + 1);
        server.acceptThread.start();
        return server;
    }
}
