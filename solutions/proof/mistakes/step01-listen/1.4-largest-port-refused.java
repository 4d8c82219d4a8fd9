// Mistake: the upper bound is wrong by one.
// Fails with: [onLoopback(65535)] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        if (port < 0 || port >= 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
