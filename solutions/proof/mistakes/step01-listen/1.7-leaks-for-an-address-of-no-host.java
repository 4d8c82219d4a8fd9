// Mistake: closes the channel only when the port is in use.
// Fails with: [file descriptors left open by 300 attempts on an address of no host]
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("not a backlog: " + backlog);
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            if (e instanceof BindException && !e.getMessage().contains("in use")) {
                throw new BindException("this host does not have the address " + format(address));
            }
            throw bindFailed(channel, address, e);
        }
    }
}
