// Mistake: sets the channel to non-blocking mode, so accept returns null when no client waits.
// Fails with: the listener's channel is in non-blocking mode, so accept cannot wait
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        Listener listener = open(address, backlog);
        listener.channel.configureBlocking(false);
        return listener;
    }
}
