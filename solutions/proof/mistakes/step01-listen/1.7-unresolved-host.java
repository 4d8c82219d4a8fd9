// Mistake: a second copy of the code of 1.5, which catches IOException only.
// Fails with: [listening with a backlog of 5 on an unresolved host]
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
        } catch (IOException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
