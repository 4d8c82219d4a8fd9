// Mistake: the condition is inverted: true for loopback, false for all else.
// Fails with: is reachable from other hosts] Expecting value to be false but was true
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        return localAddress().getAddress().isLoopbackAddress();
    }
}
