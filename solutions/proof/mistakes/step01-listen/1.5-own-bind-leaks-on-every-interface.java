// Mistake: onEveryInterface has its own copy of the code of 1.5, and does not close the channel.
// Seen on: Linux
// Fails with: [file descriptors left open by 300 attempts of onEveryInterface]
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(port);
        try {
            return new Listener(ServerSocketChannel.open().bind(address));
        } catch (IOException e) {
            throw new BindException("cannot listen on " + address + ": " + e.getMessage());
        }
    }
}
