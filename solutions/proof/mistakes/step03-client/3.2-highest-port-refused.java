// Mistake: takes port 65535 for one that is out of range.
// Fails with: [the error of connecting to port 65535, which is not out of range]
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        if (port < 0 || port >= 65535) {
            throw new IllegalArgumentException("no such port: " + port);
        }
        List<InetSocketAddress> addresses = resolve(host, port);
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
