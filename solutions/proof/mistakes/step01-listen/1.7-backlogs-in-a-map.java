// Mistake: a static map has the backlog of each listener, and nothing removes it.
// Fails with: [closed listeners with a backlog of 5 that are still in memory, of 100]
package workshop.listen;

class Listener {
    private static final java.util.Map<Listener, Integer> BACKLOGS = new java.util.concurrent.ConcurrentHashMap<>();

    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        Listener listener = open(address, backlog);
        BACKLOGS.put(listener, backlog);
        return listener;
    }
}
