// Mistake: a ServerSocket that was made by its constructor has no channel.
// Fails with: the listener has no channel: channel() returned null
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + " is not possible: it must be 1 or more");
        }
        var socket = new java.net.ServerSocket(address.getPort(), backlog, address.getAddress());
        return new Listener(socket.getChannel());
    }
}
