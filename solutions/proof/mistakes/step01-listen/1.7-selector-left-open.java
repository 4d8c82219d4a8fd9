// Mistake: opens a selector for each listener, and nothing closes it.
// Fails with: [file descriptors left open by 300 listeners whose channels are closed]
package workshop.listen;

class Listener {
    private java.nio.channels.Selector selector;

    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        Listener listener = open(address, backlog);
        listener.selector = java.nio.channels.Selector.open();
        return listener;
    }
}
