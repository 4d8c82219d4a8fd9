// Mistake: a second copy of the code of 1.5, without the close.
// Fails with: [file descriptors left open by 300 attempts on a port in use]
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
            BindException exception = new BindException("cannot listen on " + address + ": " + e.getMessage());
            exception.initCause(e);
            throw exception;
        }
    }
}
