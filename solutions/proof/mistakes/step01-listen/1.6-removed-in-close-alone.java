// Mistake: close removes the listener from a static set, but the caller may close the channel.
// Fails with: [listeners whose channels are closed that are still in memory, of 100]
package workshop.listen;

class Listener {
    private static final java.util.Set<Listener> OPEN = java.util.concurrent.ConcurrentHashMap.newKeySet();

    private Listener(ServerSocketChannel channel) {
        this.channel = channel;
        OPEN.add(this);
    }

    @Override
    public void close() throws IOException {
        OPEN.remove(this);
        channel.close();
    }
}
