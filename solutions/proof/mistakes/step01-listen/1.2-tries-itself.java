// Mistake: connects to itself to see whether it works, and leaves this connection in the queue.
// Fails with: [the bytes that the client sent before accept]
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.bind(address);
        var local = (InetSocketAddress) channel.getLocalAddress();
        new java.net.Socket(local.getAddress(), local.getPort()).close();
        return new Listener(channel);
    }
}
