// Mistake: false for link-local and site-local addresses, which the hosts of the same network reach.
// Seen on: a network
// Fails with: an address of a network, is reachable from other hosts] Expecting value to be true but was false
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        InetAddress address = localAddress().getAddress();
        return !(address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress());
    }
}
