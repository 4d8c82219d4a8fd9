// Mistake: passes another limit on.
// Fails with: the second client at a limit of 1 got an answer, and should have waited
// Fails with: [a server for 0 connections at a time] Expecting code to raise a throwable.
package workshop.accept;

class Server {
    private Server(ServerSocketChannel listener, ConnectionHandler handler, int maxConnections) throws IOException {
        this.listener = listener;
        this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        ConnectionHandler limited = leaving(handler.guarded()).atMost(maxConnections + 1000);
        this.accepting =
                Thread.ofPlatform().name("accept-" + port).unstarted(() -> acceptUntilClosed(entering(limited)));
    }
}
