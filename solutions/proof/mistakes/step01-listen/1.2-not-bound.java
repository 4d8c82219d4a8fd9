// Mistake: the channel is opened, and never bound.
// Fails with: the listener's channel is not bound to any port
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        return new Listener(ServerSocketChannel.open());
    }
}
