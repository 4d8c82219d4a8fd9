// Mistake: a static set has the channel of each listener, for a shutdown hook, and nothing removes it.
// Fails with: [channels of closed listeners that are still in memory, of 100]
package workshop.listen;

class Listener {
    private static final java.util.Set<ServerSocketChannel> CHANNELS =
            java.util.concurrent.ConcurrentHashMap.newKeySet();

    private Listener(ServerSocketChannel channel) {
        this.channel = channel;
        CHANNELS.add(channel);
    }
}
