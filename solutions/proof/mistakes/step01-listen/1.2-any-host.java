// Mistake: takes the port of the address, and forgets its host.
// Fails with: [where a listener is that was asked for
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        return open(new InetSocketAddress(address.getPort()), 0);
    }
}
