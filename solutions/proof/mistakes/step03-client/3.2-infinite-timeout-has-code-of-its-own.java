// Mistake: connects without a timeout if the timeout is infinite, and only to the first address.
// Fails with: with an infinite timeout, whose first address refuses the connection
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        if (nanoseconds(timeout) == Long.MAX_VALUE) {
            return connect(addresses.getFirst());
        }
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException failure = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
            } catch (IOException e) {
                failure = e;
            }
            remainingAddresses--;
        }
        throw new IOException(errorMessage(host, port) + ": " + failure, failure);
    }
}
