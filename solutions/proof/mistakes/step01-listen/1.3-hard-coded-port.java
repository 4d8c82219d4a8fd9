// Mistake: the port is hard-coded.
// Fails with: a second listener asks for the port of the first
package workshop.listen;

class Listener {
    public static Listener onAnyPort() throws IOException {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8099));
    }
}
