// Mistake: leaves TCP_NODELAY off.
// Fails with: [TCP_NODELAY of the channel] Expecting value to be true but was false
package workshop.client;

class Connector {
    public static SocketChannel connect(InetSocketAddress address) throws IOException {
        return SocketChannel.open(address);
    }
}
