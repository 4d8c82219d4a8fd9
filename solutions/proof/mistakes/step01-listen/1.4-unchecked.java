// Mistake: the exception of a closed channel comes as an unchecked exception.
// Fails with: [isReachableFromOtherHosts() of a listener whose channel is closed] Expecting actual throwable to be an instance of: java.io.IOException
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        if (!channel.isOpen()) {
            throw new IllegalStateException("the listener is closed");
        }
        return !localAddress().getAddress().isLoopbackAddress();
    }
}
