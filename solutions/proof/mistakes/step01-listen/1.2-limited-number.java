// Mistake: at most 256 listeners may be open, and only close counts down: the caller may close the channel.
// Fails with: [listening on port 0] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    private static final java.util.concurrent.Semaphore PERMITS = new java.util.concurrent.Semaphore(256);

    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        if (!PERMITS.tryAcquire()) {
            throw new IOException("too many listeners are open");
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            PERMITS.release();
            throw bindFailed(channel, address, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            PERMITS.release();
        }
    }
}
