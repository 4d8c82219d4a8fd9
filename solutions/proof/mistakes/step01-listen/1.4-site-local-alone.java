// Mistake: takes only the wildcard address and site-local addresses for reachable.
// Seen on: a network
// Fails with: an address of a network, is reachable from other hosts] Expecting value to be true but was false
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        InetAddress address = localAddress().getAddress();
        return address.isAnyLocalAddress() || address.isSiteLocalAddress();
    }
}
