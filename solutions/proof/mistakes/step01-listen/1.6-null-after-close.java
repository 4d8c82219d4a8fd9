// Mistake: sets the field to null, and the methods that use it look for null; but channel() returns null after close.
// Fails with: [channel() after close]
package workshop.listen;

class Listener {
    private volatile ServerSocketChannel channel;

    private InetSocketAddress localAddress() throws IOException {
        ServerSocketChannel open = channel;
        if (open == null) {
            throw new java.nio.channels.ClosedChannelException();
        }
        return (InetSocketAddress) open.getLocalAddress();
    }

    @Override
    public void close() throws IOException {
        ServerSocketChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
