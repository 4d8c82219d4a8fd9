// Mistake: onLoopback has its own copy of the code of 1.2, without the clean-up of 1.5.
// Fails with: [onLoopback(
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Listener(ServerSocketChannel.open().bind(address));
    }
}
