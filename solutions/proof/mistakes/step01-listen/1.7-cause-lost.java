// Mistake: a second copy of the code of 1.5, without the cause.
// Fails with: Expecting a throwable with cause being an instance of
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            channel.close();
            throw new BindException("cannot listen on " + address);
        }
    }
}
