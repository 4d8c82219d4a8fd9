// Mistake: refuses the ports below 1024, because most systems let only privileged programs listen on them.
// Seen on: a low port
// Fails with: , whose port is free] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        checkPort(port);
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public static Listener onEveryInterface(int port) throws IOException {
        checkPort(port);
        return listen(new InetSocketAddress(port));
    }

    private static void checkPort(int port) {
        if (port != 0 && port < 1024) {
            throw new IllegalArgumentException("the port must be 0, or 1024 or more: " + port);
        }
    }
}
