// Mistake: the port is written into the code.
// Fails with: a second listener finds the port of the first
package workshop.listen;

class Listener {
    public static Listener onAnyPort() throws IOException {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8099));
    }
}
