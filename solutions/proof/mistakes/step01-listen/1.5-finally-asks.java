// Mistake: a finally asks the channel for its address, but bindFailed has closed the channel.
// Fails with: which is in use] Expecting actual throwable to be an instance of: java.net.BindException
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        } finally {
            if (channel.getLocalAddress() == null) {
                channel.close();
            }
        }
    }
}
