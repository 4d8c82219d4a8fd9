// Mistake: waits until the port can be bound again, for a second at most.
// Fails with: waited for the return of close while a selector has the channel, and it did not come
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        InetSocketAddress address = localAddress();
        channel.close();
        for (int i = 0; i < 100; i++) {
            try (ServerSocketChannel probe = ServerSocketChannel.open()) {
                probe.bind(address);
                return;
            } catch (BindException inUse) {
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
            }
        }
    }
}
