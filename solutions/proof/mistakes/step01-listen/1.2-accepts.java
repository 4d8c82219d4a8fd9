// Mistake: waits for a client, because it takes accept for a part of listening.
// Fails with: your code hangs at listen
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open().bind(address);
        channel.accept();
        return new Listener(channel);
    }
}
