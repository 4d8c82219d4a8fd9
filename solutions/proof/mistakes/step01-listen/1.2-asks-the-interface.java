// Mistake: refuses an address that no network interface has, such as 127.1.2.3, although it can be bound.
// Fails with: listening on the address localhost/127.1.2.3
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        InetAddress host = address.getAddress();
        if (!host.isAnyLocalAddress() && java.net.NetworkInterface.getByInetAddress(host) == null) {
            throw new BindException("this host does not have the address " + host);
        }
        return open(address, 0);
    }
}
