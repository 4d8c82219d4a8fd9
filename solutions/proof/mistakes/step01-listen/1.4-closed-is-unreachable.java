// Mistake: says that other hosts cannot reach a closed listener.
// Fails with: [isReachableFromOtherHosts() of a listener whose channel is closed] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        return channel.isOpen() && !localAddress().getAddress().isLoopbackAddress();
    }
}
