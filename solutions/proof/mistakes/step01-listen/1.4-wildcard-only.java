// Mistake: asks for the wildcard address: false for an address of a network.
// Seen on: a network
// Fails with: an address of a network, is reachable from other hosts] Expecting value to be true but was false
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        return localAddress().getAddress().isAnyLocalAddress();
    }
}
