// Mistake: registers the channel with a selector: accept cannot wait, and close keeps the port until the next select.
// Fails with: the listener's channel is registered with a selector, so accept cannot wait
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        Listener listener = open(address, 0);
        listener.channel.configureBlocking(false);
        listener.channel.register(java.nio.channels.Selector.open(), java.nio.channels.SelectionKey.OP_ACCEPT);
        return listener;
    }
}
