// Mistake: a second copy of the code of 1.5, which catches no IOException but BindException.
// Seen on: Linux
// Fails with: [listening with a backlog of 5 on the multicast address ff02::1]
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
        } catch (BindException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
