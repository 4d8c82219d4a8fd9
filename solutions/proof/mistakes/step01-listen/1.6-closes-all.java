// Mistake: all listeners are in a static list, and close closes each of them.
// Fails with: [whether a listener is open after another one was closed]
package workshop.listen;

class Listener {
    private static final java.util.List<Listener> ALL = new java.util.concurrent.CopyOnWriteArrayList<>();

    public static Listener listen(InetSocketAddress address) throws IOException {
        Listener listener = open(address, 0);
        ALL.add(listener);
        return listener;
    }

    @Override
    public void close() throws IOException {
        for (Listener listener : ALL) {
            listener.channel.close();
        }
    }
}
