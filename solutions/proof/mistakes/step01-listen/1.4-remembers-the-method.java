// Mistake: remembers that onLoopback made the listener, and does not look at the address.
// Fails with: [whether a listener on the loopback address
// Fails with: is reachable from other hosts] Expecting value to be false but was true
package workshop.listen;

class Listener {
    private boolean reachable = true;

    public static Listener onLoopback(int port) throws IOException {
        Listener listener = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listener.reachable = false;
        return listener;
    }

    public boolean isReachableFromOtherHosts() throws IOException {
        channel.getLocalAddress();
        return reachable;
    }
}
