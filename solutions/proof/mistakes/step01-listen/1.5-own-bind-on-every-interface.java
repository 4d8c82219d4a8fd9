// Mistake: onEveryInterface has its own copy of the code of 1.2, without the clean-up of 1.5.
// Seen on: Linux
// Fails with: [onEveryInterface(
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        return new Listener(ServerSocketChannel.open().bind(new InetSocketAddress(port)));
    }
}
