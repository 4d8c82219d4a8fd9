// Mistake: asks the network interface that has the address; no interface has the wildcard address.
// Fails with: java.lang.NullPointerException
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        return !java.net.NetworkInterface.getByInetAddress(localAddress().getAddress()).isLoopback();
    }
}
