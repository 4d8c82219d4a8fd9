// Mistake: listens on loopback when the caller asks for the wildcard address.
// Seen on: Linux
// Fails with: waited for a connection to the address
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        boolean wildcard = !address.isUnresolved() && address.getAddress().isAnyLocalAddress();
        return open(wildcard ? new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()) : address, 0);
    }
}
