// Mistake: asks the network interface that has the address, and takes an address of no interface for loopback.
// Fails with: [whether a listener on the wildcard address is reachable from other hosts] Expecting value to be true
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        var networkInterface = java.net.NetworkInterface.getByInetAddress(localAddress().getAddress());
        return networkInterface != null && !networkInterface.isLoopback();
    }
}
