// Mistake: try-with-resources closes the channel before anyone can use it.
// Fails with: the listener's channel is closed, so no client can connect
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(address, backlog);
            return new Listener(channel);
        }
    }
}
