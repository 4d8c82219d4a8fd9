// Mistake: does not guard the handler.
// Fails with: waited for the end of the connection of a client whose handler threw, and it did not come
package workshop.accept;

class Server {
    private Server(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections) throws IOException {
        this.listener = listener;
        this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        this.maxConnections = maxConnections;
        this.permits = new Semaphore(maxConnections);
        ConnectionHandler next =
                orDisconnected(registered(handler).releasing(permits).onVirtualThread());
        this.acceptThread = Thread.ofPlatform().name("accept-" + port).unstarted(() -> acceptUntilClosed(next));
    }
}
