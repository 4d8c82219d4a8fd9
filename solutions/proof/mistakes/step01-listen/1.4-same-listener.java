// Mistake: keeps each listener by its port, so port 0 gives the listener that is there already.
// Fails with: [whether the listener of the first onLoopback(0) is open after the second one was closed]
package workshop.listen;

class Listener {
    private static final java.util.Map<Integer, Listener> LISTENERS = new java.util.HashMap<>();

    public static Listener onLoopback(int port) throws IOException {
        Listener listener = LISTENERS.get(port);
        if (listener == null || !listener.channel.isOpen()) {
            listener = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            LISTENERS.put(port, listener);
        }
        return listener;
    }
}
