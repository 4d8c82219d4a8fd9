// Mistake: try-with-resources closes the channel before anyone can use it.
// Fails with: the listener's channel is closed, so no client can connect
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(address);
            return new Listener(channel);
        }
    }
}
