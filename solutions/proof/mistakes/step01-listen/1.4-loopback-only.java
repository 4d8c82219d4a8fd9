// Mistake: listens on loopback where every interface was asked for.
// Fails with: onEveryInterface is bound to
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
