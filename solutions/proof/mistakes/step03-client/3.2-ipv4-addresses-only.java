// Mistake: tries only the IPv4 addresses of the host.
// Seen on: IPv6
// Fails with: whose first address refuses the connection] Expecting code not to raise a throwable
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        addresses.removeIf(address -> !(address.getAddress() instanceof java.net.Inet4Address));
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
            } catch (IOException e) {
                last = e;
            }
            remainingAddresses--;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
