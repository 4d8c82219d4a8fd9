// Mistake: onAnyPort has a bind of its own, in a try-with-resources, which closes the channel.
// Fails with: the listener's channel is closed, so no client can connect
package workshop.listen;

class Listener {
    public static Listener onAnyPort() throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new Listener(channel);
        }
    }
}
