// Mistake: onLoopback returns the listener from a try-with-resources, which closes it.
// Fails with: the listener's channel is closed, so no client can connect
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        try (Listener listener = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return listener;
        }
    }
}
