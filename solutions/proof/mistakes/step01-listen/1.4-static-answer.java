// Mistake: keeps the answer in a static field, which all listeners share.
// Fails with: [whether the first of two listeners is reachable; the second is on
package workshop.listen;

class Listener {
    private static boolean reachable;

    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            reachable = !address.getAddress().isLoopbackAddress();
            return new Listener(channel);
        } catch (IOException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }

    public boolean isReachableFromOtherHosts() throws IOException {
        if (!channel.isOpen()) {
            throw new java.nio.channels.ClosedChannelException();
        }
        return reachable;
    }
}
