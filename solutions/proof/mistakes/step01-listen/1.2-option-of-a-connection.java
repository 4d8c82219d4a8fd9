// Mistake: sets an option that only connections have, such as SO_KEEPALIVE.
// Fails with: java.lang.UnsupportedOperationException
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(java.net.StandardSocketOptions.SO_KEEPALIVE, true);
        channel.bind(address);
        return new Listener(channel);
    }
}
