// Mistake: the check stands inside the try, whose catch turns its exception into a BindException.
// Fails with: [listening with a backlog of 0, which is below 1] Expecting actual throwable to be an instance of: java.lang.IllegalArgumentException but was: java.net.BindException
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            if (backlog < 1) {
                throw new IllegalArgumentException("a backlog of " + backlog + " is not possible");
            }
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
