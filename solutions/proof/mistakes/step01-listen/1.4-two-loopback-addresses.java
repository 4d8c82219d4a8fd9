// Mistake: listens on 127.0.0.1 and on ::1, and the caller can close only one of the two listeners.
// Seen on: IPv6
// Fails with: [file descriptors left open by 300 listeners whose channels are closed]
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        for (String host : new String[] {"127.0.0.1", "::1"}) {
            InetAddress address = InetAddress.getByName(host);
            if (!address.equals(InetAddress.getLoopbackAddress())) {
                listen(new InetSocketAddress(address, port));
            }
        }
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
