// Mistake: tries again until the port is free.
// Fails with: did not come back within its time limit; your code hangs at
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        while (true) {
            try {
                channel.bind(address, backlog);
                return new Listener(channel);
            } catch (BindException e) {
                sleep(channel, address, e);
            } catch (IOException | IllegalArgumentException e) {
                throw bindFailed(channel, address, e);
            }
        }
    }

    private static void sleep(ServerSocketChannel channel, InetSocketAddress address, BindException cause)
            throws BindException {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw bindFailed(channel, address, cause);
        }
    }
}
