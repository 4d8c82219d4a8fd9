// Mistake: onLoopback has its own copy of the code of 1.5, and does not close the channel.
// Fails with: [file descriptors left open by 300 attempts of onLoopback]
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            return new Listener(ServerSocketChannel.open().bind(address));
        } catch (IOException e) {
            throw new BindException("cannot listen on " + address + ": " + e.getMessage());
        }
    }
}
