// Mistake: isReachableFromOtherHosts has the channel in a try-with-resources, which closes it.
// Fails with: [whether the listener is open after isReachableFromOtherHosts()] Expecting value to be true but was false
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        try (ServerSocketChannel open = channel) {
            return !((InetSocketAddress) open.getLocalAddress()).getAddress().isLoopbackAddress();
        }
    }
}
