// Mistake: another thread binds the channel, and listen does not wait for it.
// Fails with: the listener's channel is not bound to any port
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        Thread.ofVirtual().start(() -> {
            try {
                channel.bind(address);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return new Listener(channel);
    }
}
