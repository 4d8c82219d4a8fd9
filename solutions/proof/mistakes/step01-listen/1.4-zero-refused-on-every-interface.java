// Mistake: refuses port 0, with which the system chooses the port.
// Fails with: java.lang.IllegalArgumentException: not a port: 0
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        if (port < 1) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        return listen(new InetSocketAddress(port));
    }
}
