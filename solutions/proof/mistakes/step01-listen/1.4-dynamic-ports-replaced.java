// Mistake: lets the system choose in place of every dynamic port.
// Fails with: [the port of a listener that should listen on port 65535]
// Or with: [the local port of the listener] expected:
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        int requested = PortRange.of(port) == PortRange.DYNAMIC ? 0 : port;
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), requested));
    }
}
