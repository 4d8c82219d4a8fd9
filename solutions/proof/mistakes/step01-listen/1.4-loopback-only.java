// Mistake: listens on loopback instead of every interface.
// Fails with: onEveryInterface is bound to
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
