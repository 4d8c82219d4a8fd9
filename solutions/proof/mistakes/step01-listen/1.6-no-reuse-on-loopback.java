// Mistake: onLoopback has a bind of its own, and switches SO_REUSEADDR off.
// Seen on: Linux
// Fails with: [listening again on port
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(java.net.StandardSocketOptions.SO_REUSEADDR, false);
            channel.bind(address);
            return new Listener(channel);
        } catch (IOException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
