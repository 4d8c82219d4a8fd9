// Mistake: a ServerSocket that was made by its constructor has no channel.
// Fails with: the listener has no channel: channel() returned null
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        var socket = new java.net.ServerSocket(address.getPort(), 50, address.getAddress());
        return new Listener(socket.getChannel());
    }
}
