// Mistake: onAnyPort has a bind of its own, with a backlog of 1.
// Seen on: Linux
// Fails with: that must fit into the accept queue, and it did not come
package workshop.listen;

class Listener {
    public static Listener onAnyPort() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        return new Listener(channel);
    }
}
