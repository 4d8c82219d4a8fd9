// Mistake: forgets to guard the handler.
// Fails with: waited for the end of the connection of a client whose handler threw, and it did not come
package workshop.accept;

class Server {
    private Server(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections) throws IOException {
        this.listener = listener;
        this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        ConnectionHandler limited = leaving(handler).atMost(maxConnections);
        this.accepting =
                Thread.ofPlatform().name("accept-" + port).unstarted(() -> acceptUntilClosed(entering(limited)));
    }
}
