// Mistake: one listener for each address is kept in a map, and returned again while it is open.
// Fails with: , on which another listener listens] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    private static final java.util.Map<InetSocketAddress, Listener> LISTENERS = new java.util.HashMap<>();

    public static Listener listen(InetSocketAddress address) throws IOException {
        Listener known = LISTENERS.get(address);
        if (address.getPort() != 0 && known != null && known.channel.isOpen()) {
            return known;
        }
        Listener listener = open(address, 0);
        LISTENERS.put((InetSocketAddress) listener.channel.getLocalAddress(), listener);
        return listener;
    }
}
