// Mistake: onLoopback is bound to ::1, and a client that connects to 127.0.0.1 is refused.
// Seen on: IPv6
// Fails with: [the address of a listener from onLoopback] expected:
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        return listen(new InetSocketAddress("::1", port));
    }
}
