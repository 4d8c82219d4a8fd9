// Mistake: a flag says that the listener is on every interface, also after it is closed.
// Fails with: [isReachableFromOtherHosts() of a listener whose channel is closed] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    private boolean everyInterface;

    public static Listener onEveryInterface(int port) throws IOException {
        Listener listener = listen(new InetSocketAddress(port));
        listener.everyInterface = true;
        return listener;
    }

    public boolean isReachableFromOtherHosts() throws IOException {
        return everyInterface || !localAddress().getAddress().isLoopbackAddress();
    }
}
