// Mistake: listens on loopback when the port is in use on another address.
// Seen on: Linux
// Fails with: [onEveryInterface(
package workshop.listen;

class Listener {
    public static Listener onEveryInterface(int port) throws IOException {
        try {
            return listen(new InetSocketAddress(port));
        } catch (BindException e) {
            return onLoopback(port);
        }
    }
}
