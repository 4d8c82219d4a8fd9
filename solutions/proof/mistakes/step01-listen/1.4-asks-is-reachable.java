// Mistake: calls InetAddress.isReachable, which asks whether this host reaches the address.
// Fails with: [whether a listener from onLoopback is reachable from other hosts] Expecting value to be false but was true
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        return localAddress().getAddress().isReachable(1000);
    }
}
