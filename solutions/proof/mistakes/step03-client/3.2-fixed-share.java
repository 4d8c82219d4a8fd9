// Mistake: divides the timeout by the number of all addresses, so that time which the first one did not need is lost.
// Seen on: Linux
// Fails with: [the time until connect failed, in ms, where the first address refuses at once, of 600 ms]
// Or with: [the time until connect failed, in ms, where four of six addresses refuse at once, and the next one never responds
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long share = nanoseconds(timeout) / addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin(share, address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
