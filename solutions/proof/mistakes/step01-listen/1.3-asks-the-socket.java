// Mistake: asks the channel's socket, which knows the port after it is closed.
// Fails with: [port() of a listener whose channel is closed] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public int port() throws IOException {
        return channel.socket().getLocalPort();
    }
}
