// Mistake: all listeners are in a static list, and close does not remove its listener.
// Fails with: [closed listeners that are still in memory, of 100]
package workshop.listen;

class Listener {
    private static final java.util.List<Listener> ALL = new java.util.concurrent.CopyOnWriteArrayList<>();

    private Listener(ServerSocketChannel channel) {
        this.channel = channel;
        ALL.add(this);
    }
}
