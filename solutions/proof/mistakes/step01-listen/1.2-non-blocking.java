// Mistake: sets the channel to non-blocking mode, so accept returns null when no client waits.
// Fails with: the listener's channel is in non-blocking mode, so accept cannot wait
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        Listener listener = open(address, 0);
        listener.channel.configureBlocking(false);
        return listener;
    }
}
