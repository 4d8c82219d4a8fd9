// Mistake: uses the port of the address and ignores its host.
// Fails with: [the address of a listener that should listen on
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(new InetSocketAddress(address.getPort()), 0);
    }
}
