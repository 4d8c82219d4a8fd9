// Mistake: compares with one loopback address, but there are others.
// Seen on: Linux
// Fails with: [whether a listener on the loopback address
// Fails with: is reachable from other hosts] Expecting value to be false but was true
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        return !localAddress().getAddress().equals(InetAddress.getLoopbackAddress());
    }
}
