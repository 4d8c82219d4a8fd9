// Mistake: listens again until the port is a dynamic one, at most five times, and leaves the other listeners open.
// Seen on: Linux
// Fails with: [file descriptors left open by 300 listeners whose channels are closed]
package workshop.listen;

class Listener {
    public static Listener onAnyPort() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Listener listener = listen(address);
        for (int i = 0; i < 5 && PortRange.of(listener.port()) != PortRange.DYNAMIC; i++) {
            listener = listen(address);
        }
        return listener;
    }
}
