// Mistake: makes three attempts, each with a channel of its own, and closes only the last channel.
// Fails with: [file descriptors left open by 300
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        for (int attempt = 1; ; attempt++) {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.bind(address, backlog);
                return new Listener(channel);
            } catch (IOException | IllegalArgumentException e) {
                if (attempt == 3) {
                    throw bindFailed(channel, address, e);
                }
            }
        }
    }
}
