// Mistake: keeps each listener by its address, so port 0 gives the listener that is there already.
// Fails with: [whether the first listener is open after the second one was closed] Expecting value to be true but was false
package workshop.listen;

class Listener {
    private static final java.util.Map<InetSocketAddress, Listener> LISTENERS = new java.util.HashMap<>();

    public static Listener listen(InetSocketAddress address) throws IOException {
        Listener listener = LISTENERS.get(address);
        if (listener == null || !listener.channel.isOpen()) {
            listener = open(address, 0);
            LISTENERS.put(address, listener);
        }
        return listener;
    }
}
