// Mistake: uses the port of the address, and loopback for each host.
// Seen on: Linux
// Fails with: [the address of a listener that should listen on
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 0);
    }
}
