// Mistake: a static map has the latest listener of each address that was asked for.
// Fails with: [closed listeners that are still in memory, of 100]
package workshop.listen;

class Listener {
    private static final java.util.Map<InetSocketAddress, Listener> LISTENERS =
            new java.util.concurrent.ConcurrentHashMap<>();

    public static Listener listen(InetSocketAddress address) throws IOException {
        Listener listener = open(address, 0);
        LISTENERS.put(address, listener);
        return listener;
    }
}
