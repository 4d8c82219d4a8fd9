// Mistake: asks the channel's socket, which knows the address after it is closed.
// Fails with: [isReachableFromOtherHosts() of a listener whose channel is closed] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public boolean isReachableFromOtherHosts() throws IOException {
        return !channel.socket().getInetAddress().isLoopbackAddress();
    }
}
