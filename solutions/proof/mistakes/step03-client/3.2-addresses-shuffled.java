// Mistake: tries the addresses in a random order, to spread the clients over the servers.
// Fails with: [the remote address, where both addresses of
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        java.util.Collections.shuffle(addresses);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int left = addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / left, address);
            } catch (IOException e) {
                last = e;
            }
            left--;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
