// Mistake: does not check the limit. A semaphore without a permit is no error.
// Fails with: [a server for at most 0 connections] Expecting code to raise a throwable.
package workshop.accept;

class Server {
    public static Server start(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections)
            throws IOException {
        Server server = new Server(listener, handler, maxConnections);
        server.acceptThread.start();
        return server;
    }
}
