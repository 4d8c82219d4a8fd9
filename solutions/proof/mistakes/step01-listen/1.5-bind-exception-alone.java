// Mistake: catches no IOException but BindException, and some addresses make bind throw another one.
// Seen on: Linux
// Fails with: [listening on the multicast address ff02::1] Expecting actual throwable to be an instance of: java.net.BindException
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        // With null, bind would choose the wildcard address and a free port: a service that is public by mistake.
        Objects.requireNonNull(address, "address");
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (BindException | IllegalArgumentException e) {
            throw bindFailed(channel, address, e);
        }
    }
}
