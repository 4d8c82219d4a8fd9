// Mistake: takes the next port when this one is in use.
// Fails with: which is in use] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    private static Listener open(InetSocketAddress address, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address, backlog);
            return new Listener(channel);
        } catch (IOException e) {
            channel.close();
            return open(new InetSocketAddress(address.getAddress(), address.getPort() + 1), backlog);
        }
    }
}
